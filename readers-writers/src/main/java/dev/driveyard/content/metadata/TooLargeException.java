package dev.driveyard.content.metadata;

import java.io.IOException;

/**
 * More of a file would have to be read, or more memory be used, than is allowed.
 */
final class TooLargeException extends IOException {

	private static final long serialVersionUID = 1L;

	TooLargeException(long limit) {
		this("more than " + limit + " bytes of it would have to be read");
	}

	TooLargeException(String message) {
		super(message);
	}

}
