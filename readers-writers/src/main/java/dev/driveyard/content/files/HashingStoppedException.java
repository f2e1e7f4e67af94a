package dev.driveyard.content.files;

/**
 * The reading was given up because the run is to stop.
 */
class HashingStoppedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	HashingStoppedException() {
		super("The reading was stopped");
	}

}
