package dev.driveyard.transfer.trash;

import java.nio.file.FileSystemException;

import dev.driveyard.files.EncodedName;

/**
 * The trash has something else of the name that was chosen: choose another one.
 */
public class TrashNameTakenException extends FileSystemException {

	private static final long serialVersionUID = 1L;

	public TrashNameTakenException(String name) {
		super(EncodedName.display(name), null, "The trash has something else of this name");
	}

}
