package dev.driveyard.cli.command;

/**
 * The user no longer wants to see how far a run is that goes on at a server.
 */
public final class LookedAwayException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** The user looks away from a run. */
	public LookedAwayException(long run) {
		super("Run " + run + " goes on at the server. To look at it again: driveyard runs watch " + run);
	}

}
