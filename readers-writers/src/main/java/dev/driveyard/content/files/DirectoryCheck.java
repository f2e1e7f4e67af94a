package dev.driveyard.content.files;

import java.io.IOException;

import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.StaleDirectoryException;

/**
 * Whether an open directory is the one that a file is known to be in. Used by several
 * threads.
 */
@FunctionalInterface
public interface DirectoryCheck {

	boolean isSame(FileStat directory, PendingFile file);

	/**
	 * Opens the directory of a group.
	 * @throws StaleDirectoryException if another is in its place
	 */
	default OpenDirectory open(Backend volume, FileGroup group) throws IOException {
		OpenDirectory directory = volume.open(group.directory());
		try {
			if (!isSame(directory.self(), group.files().get(0))) {
				throw new StaleDirectoryException(group.directory());
			}
			return directory;
		}
		catch (IOException | RuntimeException ex) {
			directory.close();
			throw ex;
		}
	}

}
