package dev.driveyard.content.metadata;

import java.io.IOException;

/**
 * Nothing here decodes a file of this kind, so it is not known whether it is whole.
 */
public final class UndecodableException extends IOException {

	private static final long serialVersionUID = 1L;

	/**
	 * Says why.
	 * @param message what about it is not understood, for a person
	 */
	public UndecodableException(String message) {
		super(message);
	}

}
