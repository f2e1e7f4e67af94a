package dev.driveyard.notify;

import org.jspecify.annotations.Nullable;

/**
 * A notice was not taken. The message says why, and holds no secret.
 */
final class NoticeException extends Exception {

	private static final long serialVersionUID = 1L;

	NoticeException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
