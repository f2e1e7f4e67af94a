package dev.driveyard.catalogue;

import dev.driveyard.failure.CodedException;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;

/**
 * The catalogue or its library can't be used as asked. The message names the subject;
 * what can be done, in their own words, is what drivers make of the code.
 */
public class CatalogueException extends RuntimeException implements CodedException {

	private static final long serialVersionUID = 1L;

	private final Failure failure;

	public CatalogueException(String message) {
		this(Failure.of(FailureCode.OTHER, message));
	}

	public CatalogueException(Failure failure) {
		super(failure.message());
		this.failure = failure;
	}

	public CatalogueException(String message, Throwable cause) {
		super(message, cause);
		this.failure = Failure.of(FailureCode.OTHER, message);
	}

	@Override
	public Failure failure() {
		return this.failure;
	}

}
