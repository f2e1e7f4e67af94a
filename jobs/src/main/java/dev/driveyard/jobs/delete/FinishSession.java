package dev.driveyard.jobs.delete;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.EntryKind;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.OperationDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Removes the planned directories once their files are gone, what a directory holds
 * before itself, and says how the operations ended. Goes over all directories of an
 * operation that has not ended; what was done is marked in the journal.
 */
final class FinishSession extends Session<FinishItem> {

	private static final int PAGE = 200;

	private final long instance;

	private final boolean sweeps;

	private final Deque<Operation> left = new ArrayDeque<>();

	private int before = Integer.MAX_VALUE;

	private long total;

	private @Nullable EmptyDirectories directories;

	/**
	 * A session.
	 * @param sweeps whether a killed run may have left files under other names
	 */
	FinishSession(DeleteParts parts, long instance, boolean sweeps) {
		super(parts);
		this.instance = instance;
		this.sweeps = sweeps;
	}

	@Override
	protected void begin(ExecutionContext context) {
		List<Operation> all = parts().journal().operations(this.instance);
		this.total = all.stream().mapToLong((operation) -> operation.amount().directories()).sum();
		this.left.clear();
		all.stream().filter((operation) -> operation.state() == State.PLANNED).forEach(this.left::add);
		this.before = Integer.MAX_VALUE;
	}

	@Override
	public @Nullable FinishItem read() {
		Operation operation = this.left.peek();
		if (operation == null) {
			return null;
		}
		List<OperationDirectory> page = (operation.identity().kind() == EntryKind.DIRECTORY)
				? parts().journal().directoriesUpwards(operation.id(), this.before, PAGE) : List.of();
		if (page.isEmpty()) {
			this.left.remove();
			this.before = Integer.MAX_VALUE;
		}
		else {
			this.before = page.get(page.size() - 1).number();
		}
		return new FinishItem(operation, page);
	}

	@Override
	public Change process(FinishItem item) {
		at(item.operation().source());
		Change change = new Change();
		EmptyDirectories current = directories(item.operation());
		item.directories().forEach((directory) -> current.remove(directory, change, counts()));
		if (item.directories().isEmpty()) {
			end(item.operation(), current, change);
			close();
		}
		return change;
	}

	private EmptyDirectories directories(Operation operation) {
		EmptyDirectories current = this.directories;
		if (current == null) {
			current = new EmptyDirectories(parts(), operation, this.sweeps);
			this.directories = current;
		}
		return current;
	}

	private void end(Operation operation, EmptyDirectories directories, Change change) {
		if (operation.identity().kind() != EntryKind.DIRECTORY) {
			directories.sweepAround();
		}
		Map<FileState, Long> files = parts().journal().fileStates(operation.id());
		long kept = files.getOrDefault(FileState.FAILED, 0L);
		long gone = files.getOrDefault(FileState.DONE, 0L);
		boolean some = gone + directories.removed() > 0;
		boolean all = kept + directories.kept() == 0;
		State state = all ? State.DONE : (some ? State.PARTLY : State.FAILED);
		change.operations().add(operation.ended(state, now(), all ? null : describe(kept, directories.kept())));
	}

	private static String describe(long files, long directories) {
		return "Kept: " + files + ((files == 1) ? " file, " : " files, ") + directories
				+ ((directories == 1) ? " folder" : " folders");
	}

	@Override
	Count done() {
		return Count.REMOVED_DIRECTORIES;
	}

	@Override
	long total() {
		return this.total;
	}

	@Override
	public void close() {
		if (this.directories != null) {
			this.directories.close();
			this.directories = null;
		}
	}

}
