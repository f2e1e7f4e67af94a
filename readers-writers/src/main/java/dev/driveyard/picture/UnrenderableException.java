package dev.driveyard.picture;

import java.io.IOException;

import dev.driveyard.picture.RenderOutcome.Reason;

/**
 * A medium can't be rendered.
 */
public final class UnrenderableException extends IOException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	public UnrenderableException(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

}
