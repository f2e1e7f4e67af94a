package dev.driveyard.content.files;

/**
 * The reading was given up because the run is to stop.
 */
class ReadingStoppedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ReadingStoppedException() {
		super("The reading was stopped");
	}

}
