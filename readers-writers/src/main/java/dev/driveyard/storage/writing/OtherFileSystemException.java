package dev.driveyard.storage.writing;

import java.io.IOException;
import java.nio.file.FileSystemException;

import dev.driveyard.storage.SystemError;

/**
 * A file can't be renamed into a directory because that is on another file system.
 */
public class OtherFileSystemException extends FileSystemException {

	private static final long serialVersionUID = 1L;

	public OtherFileSystemException(String name, String newName) {
		super(name, newName, "The target is on another file system, or on another mount of the same one");
	}

	/**
	 * The failure of a rename: one of these if only another name is not to be had, so
	 * that a copy can still be made. What something is mounted on can't be renamed
	 * either.
	 */
	public static IOException of(IOException failure, String name, String newName) {
		SystemError error = SystemError.of(failure);
		if (error != SystemError.OTHER_DEVICE && error != SystemError.BUSY) {
			return failure;
		}
		OtherFileSystemException other = new OtherFileSystemException(name, newName);
		other.initCause(failure);
		return other;
	}

}
