package dev.driveyard.jobs.copy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.runs.RunStore;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Says how an operation ended whose files and directories are handled.
 */
final class EndingProcessor implements ItemProcessor<Operation, CopyChange> {

	private final Journal journal;

	private final RunStore runs;

	private final Clock clock;

	private final @Nullable Long undone;

	/**
	 * A processor.
	 * @param undone the run whose moves they take back; null if they are no way back
	 */
	EndingProcessor(Journal journal, RunStore runs, Clock clock, @Nullable Long undone) {
		this.journal = journal;
		this.runs = runs;
		this.clock = clock;
		this.undone = undone;
	}

	@Override
	public CopyChange process(Operation operation) {
		Operation ended = (operation.state() == State.PLANNED) ? ended(operation) : operation;
		List<Operation> operations = new ArrayList<>(List.of(ended));
		if (this.undone != null && ended.state() == State.DONE) {
			operations.addAll(undone(this.undone, ended));
		}
		CopyChange change = new CopyChange(1);
		change.operations().addAll(operations);
		return change;
	}

	private List<Operation> undone(long run, Operation back) {
		long instance = this.runs.find(run).orElseThrow().instance();
		return this.journal.operations(instance)
			.stream()
			.filter((moved) -> back.source().equals(moved.target()) && moved.source().equals(back.target()))
			.map((moved) -> moved.ended(State.UNDONE, this.clock.millis(), moved.message()))
			.toList();
	}

	private Operation ended(Operation operation) {
		Map<FileState, Long> files = this.journal.fileStates(operation.id());
		Map<FileState, Long> directories = this.journal.directoryStates(operation.id());
		boolean move = operation.action() == Operation.Action.MOVE;
		boolean failed = files.containsKey(FileState.FAILED) || files.containsKey(FileState.COPIED)
				|| files.containsKey(FileState.TO_LINK) || directories.containsKey(FileState.FAILED)
				|| (move && directories.containsKey(FileState.COPIED));
		boolean whole = !failed && (!move || !files.containsKey(FileState.SKIPPED));
		boolean any = files.containsKey(FileState.DONE) || !directories.isEmpty();
		State state = whole ? State.DONE : (any ? State.PARTLY : State.FAILED);
		return operation.ended(state, this.clock.millis(), null);
	}

}
