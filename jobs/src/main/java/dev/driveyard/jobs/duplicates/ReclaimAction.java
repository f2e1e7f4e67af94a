package dev.driveyard.jobs.duplicates;

import dev.driveyard.journal.Operation.Action;

/**
 * What is done with duplicates.
 */
enum ReclaimAction {

	/** They go into the trash. */
	TRASH(Action.TRASH),
	/** They become other names of the file that is kept. */
	HARDLINK(Action.HARDLINK),
	/** They share their bytes with the file that is kept. */
	REFLINK(Action.REFLINK),
	/** They go for good. */
	DELETE(Action.DELETE);

	private final Action action;

	ReclaimAction(Action action) {
		this.action = action;
	}

	/** In the words of the journal. */
	Action action() {
		return this.action;
	}

	/** Whether a duplicate stays in its place, joined with the file that is kept. */
	boolean joins() {
		return this == HARDLINK || this == REFLINK;
	}

}
