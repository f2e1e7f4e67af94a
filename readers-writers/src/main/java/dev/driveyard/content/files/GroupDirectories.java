package dev.driveyard.content.files;

import java.io.IOException;

import dev.driveyard.storage.Backend;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.StaleDirectoryException;

/**
 * Opens the directories of groups of files. Used by several threads.
 */
@FunctionalInterface
public interface GroupDirectories {

	/**
	 * Opens the directory of a group.
	 * @throws StaleDirectoryException if another is in its place
	 */
	OpenDirectory open(FileGroup group) throws IOException;

	/**
	 * Those of one volume, if they are the ones that the files are known to be in.
	 */
	static GroupDirectories of(Backend volume, DirectoryCheck check) {
		return (group) -> check.open(volume, group);
	}

}
