package dev.driveyard.content.metadata;

import java.io.IOException;

/**
 * A file can't be read without a password.
 */
public final class EncryptedException extends IOException {

	private static final long serialVersionUID = 1L;

	public EncryptedException() {
		super("it is encrypted");
	}

}
