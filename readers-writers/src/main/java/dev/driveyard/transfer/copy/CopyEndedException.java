package dev.driveyard.transfer.copy;

/**
 * Ends a try from deep inside, with what is to become of it.
 */
final class CopyEndedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient CopyOutcome outcome;

	CopyEndedException(CopyOutcome outcome) {
		super(null, null, false, false);
		this.outcome = outcome;
	}

	CopyOutcome outcome() {
		return this.outcome;
	}

}
