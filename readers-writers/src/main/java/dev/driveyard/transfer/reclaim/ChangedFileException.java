package dev.driveyard.transfer.reclaim;

import java.nio.file.FileSystemException;

/**
 * A file is not the one that was known, or not as it was.
 */
public class ChangedFileException extends FileSystemException {

	private static final long serialVersionUID = 1L;

	public ChangedFileException(String path, String message) {
		super(path, null, message);
	}

}
