package dev.driveyard.content.metadata;

import java.io.IOException;

/**
 * A file can't be read without a password.
 */
final class EncryptedException extends IOException {

	private static final long serialVersionUID = 1L;

	EncryptedException() {
		super("it is encrypted");
	}

}
