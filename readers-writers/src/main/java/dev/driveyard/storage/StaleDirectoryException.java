package dev.driveyard.storage;

import java.nio.file.FileSystemException;

/**
 * A path does not lead any more to the directory that was seen there.
 */
public class StaleDirectoryException extends FileSystemException {

	private static final long serialVersionUID = 1L;

	public StaleDirectoryException(String path) {
		super(path, null, "was replaced while it was read");
	}

}
