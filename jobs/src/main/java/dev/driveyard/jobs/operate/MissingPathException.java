package dev.driveyard.jobs.operate;

/**
 * A path that was asked for is not there. The message names it.
 */
public final class MissingPathException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	public MissingPathException(String message) {
		super(message);
	}

	public MissingPathException(String message, Throwable cause) {
		super(message, cause);
	}

}
