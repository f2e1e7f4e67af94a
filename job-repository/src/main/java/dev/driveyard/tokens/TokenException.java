package dev.driveyard.tokens;

import dev.driveyard.failure.CodedException;
import dev.driveyard.failure.Failure;

/**
 * What was asked of tokens can't be done. The message says why.
 */
public final class TokenException extends RuntimeException implements CodedException {

	private static final long serialVersionUID = 1L;

	private final Failure failure;

	public TokenException(Failure failure) {
		super(failure.message());
		this.failure = failure;
	}

	@Override
	public Failure failure() {
		return this.failure;
	}

}
