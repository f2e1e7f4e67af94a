package dev.driveyard.jobs.delete;

import dev.driveyard.journal.Operation.Action;

/**
 * How files go. The names are stored with each run: never change them.
 */
public enum DeleteMode {

	/** Into the trash, from where they can come back. */
	TRASH(Action.TRASH),
	/** For good. */
	PERMANENT(Action.DELETE),
	/** Overwritten first. */
	SECURE(Action.ERASE);

	private final Action action;

	DeleteMode(Action action) {
		this.action = action;
	}

	/** What the journal says of it. */
	Action action() {
		return this.action;
	}

}
