package dev.driveyard.content.files;

/**
 * The reading was given up because the run is to stop.
 */
public final class ReadingStoppedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** With that as its message. */
	public ReadingStoppedException() {
		super("The reading was stopped");
	}

}
