package dev.driveyard.server;

import dev.driveyard.failure.CodedException;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * The server can't listen as it should. The message says why.
 */
public final class ServerStartException extends RuntimeException implements CodedException {

	private static final long serialVersionUID = 1L;

	private final Failure failure;

	public ServerStartException(FailureCode code, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.failure = Failure.of(code, message);
	}

	@Override
	public Failure failure() {
		return this.failure;
	}

}
