package dev.driveyard.jobs.operate;

import dev.driveyard.failure.CodedException;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;

/**
 * A path that was asked for is not there. The message names it.
 */
public final class MissingPathException extends IllegalArgumentException implements CodedException {

	private static final long serialVersionUID = 1L;

	private final Failure failure;

	public MissingPathException(String message) {
		this(Failure.of(FailureCode.OTHER, message));
	}

	public MissingPathException(Failure failure) {
		super(failure.message());
		this.failure = failure;
	}

	public MissingPathException(String message, Throwable cause) {
		super(message, cause);
		this.failure = Failure.of(FailureCode.OTHER, message);
	}

	@Override
	public Failure failure() {
		return this.failure;
	}

}
