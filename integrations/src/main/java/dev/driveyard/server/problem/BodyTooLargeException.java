package dev.driveyard.server.problem;

import java.io.IOException;

/**
 * The body of a request has more bytes than are read.
 */
public final class BodyTooLargeException extends IOException {

	private static final long serialVersionUID = 1L;

	public BodyTooLargeException(long limit) {
		super("The body of a request has at most " + limit + " bytes.");
	}

}
