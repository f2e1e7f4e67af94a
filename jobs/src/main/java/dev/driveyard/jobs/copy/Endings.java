package dev.driveyard.jobs.copy;

import java.util.List;

import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;

/**
 * Records how operations ended.
 */
record Endings(CopyParts parts) {

	/** Records the end of one whose files and directories are handled. */
	void end(Operation operation) {
		this.parts.journal().removeParts(operation.id());
		if (operation.state() == State.PLANNED) {
			this.parts.journal().update(List.of(ended(operation)));
		}
	}

	private Operation ended(Operation operation) {
		long failed = count(operation, FileState.FAILED) + count(operation, FileState.COPIED)
				+ count(operation, FileState.TO_LINK) + failedDirectories(operation);
		long skipped = count(operation, FileState.SKIPPED);
		boolean move = operation.action() == Operation.Action.MOVE;
		boolean whole = failed == 0 && (skipped == 0 || !move);
		boolean any = whole || count(operation, FileState.DONE) > 0 || hasDirectories(operation);
		State state = whole ? State.DONE : (any ? State.PARTLY : State.FAILED);
		return operation.ended(state, this.parts.clock().millis(), null);
	}

	private long count(Operation operation, FileState state) {
		return this.parts.journal().amount(operation.id(), state).files();
	}

	private long failedDirectories(Operation operation) {
		return this.parts.journal().countDirectories(operation.id(), FileState.FAILED)
				+ ((operation.action() == Operation.Action.MOVE)
						? this.parts.journal().countDirectories(operation.id(), FileState.COPIED) : 0);
	}

	private boolean hasDirectories(Operation operation) {
		return !this.parts.journal().directories(operation.id(), 0, 1).isEmpty();
	}

}
