package dev.driveyard.transfer.trash;

import java.nio.file.FileSystemException;

import dev.driveyard.files.EncodedName;

/**
 * There is no trash that a file could go to. The message says why and what to do instead.
 */
public class CannotTrashException extends FileSystemException {

	private static final long serialVersionUID = 1L;

	public CannotTrashException(String path, String reason) {
		super(EncodedName.display(path), null, reason);
	}

}
