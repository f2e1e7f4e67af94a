package dev.driveyard.storage;

import java.nio.file.FileSystemException;

/**
 * A file can't be renamed into a directory because that is on another file system.
 */
public class OtherFileSystemException extends FileSystemException {

	private static final long serialVersionUID = 1L;

	public OtherFileSystemException(String name, String newName) {
		super(name, newName, "The target is on another file system, or on another mount of the same one");
	}

}
