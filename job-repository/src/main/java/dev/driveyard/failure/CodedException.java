package dev.driveyard.failure;

/**
 * An exception that was written for people, and for programs too.
 */
public interface CodedException {

	/** What went wrong. */
	Failure failure();

}
