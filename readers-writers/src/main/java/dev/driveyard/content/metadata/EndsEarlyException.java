package dev.driveyard.content.metadata;

import java.io.IOException;

/**
 * A text ends where more should follow. It may have been written so: what reads it knows.
 */
public final class EndsEarlyException extends IOException {

	private static final long serialVersionUID = 1L;

	/**
	 * With what is missing.
	 * @param message for a person
	 */
	public EndsEarlyException(String message) {
		super(message);
	}

}
