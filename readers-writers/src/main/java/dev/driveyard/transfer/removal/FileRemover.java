package dev.driveyard.transfer.removal;

import java.io.IOException;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;

/**
 * Removes one child of a directory that is no directory itself. Used by several threads.
 */
@FunctionalInterface
public interface FileRemover {

	/** Just removes the name. */
	FileRemover UNLINK = (directory, file) -> directory.delete(file.name());

	/**
	 * Removes it.
	 * @param file as it was seen a moment ago
	 * @return whether it was there
	 */
	boolean remove(WritableDirectory directory, FileStat file) throws IOException;

}
