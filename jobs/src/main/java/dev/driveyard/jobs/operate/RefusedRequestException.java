package dev.driveyard.jobs.operate;

import dev.driveyard.failure.CodedException;
import dev.driveyard.failure.Failure;

/**
 * What is asked for makes no sense as things are, though each parameter is right.
 */
public final class RefusedRequestException extends IllegalArgumentException implements CodedException {

	private static final long serialVersionUID = 1L;

	private final Failure failure;

	public RefusedRequestException(Failure failure) {
		super(failure.message());
		this.failure = failure;
	}

	@Override
	public Failure failure() {
		return this.failure;
	}

}
