package dev.driveyard.jobs.delete.removal;

/**
 * Ends what a thread does to its files: the run ends, and will do it again.
 */
final class StoppedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StoppedException() {
		super("The removal was stopped");
	}

}
