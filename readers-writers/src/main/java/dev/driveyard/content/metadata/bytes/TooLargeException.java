package dev.driveyard.content.metadata.bytes;

import java.io.IOException;

/**
 * More of a file would have to be read, or more memory be used, than is allowed.
 */
public final class TooLargeException extends IOException {

	private static final long serialVersionUID = 1L;

	public TooLargeException(long limit) {
		this("more than " + limit + " bytes of it would have to be read");
	}

	public TooLargeException(String message) {
		super(message);
	}

}
