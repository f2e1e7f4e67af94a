package dev.driveyard.jobs.copy;

import java.util.List;
import java.util.Map;

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
		Map<FileState, Long> files = this.parts.journal().fileStates(operation.id());
		Map<FileState, Long> directories = this.parts.journal().directoryStates(operation.id());
		boolean move = operation.action() == Operation.Action.MOVE;
		boolean failed = files.containsKey(FileState.FAILED) || files.containsKey(FileState.COPIED)
				|| files.containsKey(FileState.TO_LINK) || directories.containsKey(FileState.FAILED)
				|| (move && directories.containsKey(FileState.COPIED));
		boolean whole = !failed && (!move || !files.containsKey(FileState.SKIPPED));
		boolean any = files.containsKey(FileState.DONE) || !directories.isEmpty();
		State state = whole ? State.DONE : (any ? State.PARTLY : State.FAILED);
		return operation.ended(state, this.parts.clock().millis(), null);
	}

}
