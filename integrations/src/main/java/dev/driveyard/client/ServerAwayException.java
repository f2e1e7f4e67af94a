package dev.driveyard.client;

import org.jspecify.annotations.Nullable;

/**
 * A server does not answer now; it may later.
 */
public final class ServerAwayException extends ClientException {

	private static final long serialVersionUID = 1L;

	ServerAwayException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
