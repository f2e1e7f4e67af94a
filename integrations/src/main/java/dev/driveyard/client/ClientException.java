package dev.driveyard.client;

import dev.driveyard.failure.CodedException;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * A server could not be asked, or did not do what it was asked for. The message says why,
 * and holds no secret.
 */
public class ClientException extends RuntimeException implements CodedException {

	private static final long serialVersionUID = 1L;

	private final Failure failure;

	ClientException(String message) {
		this(message, null);
	}

	ClientException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.failure = Failure.of(FailureCode.OTHER, message);
	}

	ClientException(Failure failure) {
		super(failure.message());
		this.failure = failure;
	}

	@Override
	public Failure failure() {
		return this.failure;
	}

}
