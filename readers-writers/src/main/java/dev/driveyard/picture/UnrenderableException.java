package dev.driveyard.picture;

import java.io.IOException;

import dev.driveyard.catalogue.sidecars.UnrenderedReason;

/**
 * A medium can't be rendered.
 */
public final class UnrenderableException extends IOException {

	private static final long serialVersionUID = 1L;

	private final UnrenderedReason reason;

	public UnrenderableException(UnrenderedReason reason, String message) {
		super(message);
		this.reason = reason;
	}

	public UnrenderedReason reason() {
		return this.reason;
	}

}
