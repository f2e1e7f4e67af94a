package dev.driveyard.jobs.copy;

import java.util.List;

import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import org.jspecify.annotations.Nullable;

/**
 * Records how operations ended.
 *
 * @param undone the run whose moves they take back; null if they are no way back
 */
record Endings(CopyParts parts, @Nullable Long undone) {

	/** Records the end of one whose files and directories are handled. */
	void end(Operation operation) {
		this.parts.journal().removeParts(operation.id());
		Operation ended = (operation.state() == State.PLANNED) ? ended(operation) : operation;
		this.parts.journal().update(List.of(ended));
		if (this.undone != null && ended.state() == State.DONE) {
			markUndone(this.undone, ended);
		}
	}

	private void markUndone(long run, Operation back) {
		long instance = this.parts.runs().find(run).orElseThrow().instance();
		this.parts.journal()
			.update(this.parts.journal()
				.operations(instance)
				.stream()
				.filter((moved) -> back.source().equals(moved.target()) && moved.source().equals(back.target()))
				.map((moved) -> moved.ended(State.UNDONE, this.parts.clock().millis(), moved.message()))
				.toList());
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
