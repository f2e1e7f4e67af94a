package dev.driveyard.storage;

import java.nio.file.FileSystemException;

/**
 * The system refused something for a reason that the JDK has no exception for.
 */
public class SystemCallException extends FileSystemException {

	private static final long serialVersionUID = 1L;

	private final SystemError error;

	public SystemCallException(String file, SystemError error, String reason) {
		super(file, null, reason);
		this.error = error;
	}

	/**
	 * The reason.
	 */
	public SystemError error() {
		return this.error;
	}

}
