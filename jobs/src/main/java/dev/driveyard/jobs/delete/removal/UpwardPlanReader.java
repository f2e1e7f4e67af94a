package dev.driveyard.jobs.delete.removal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.driveyard.files.FileKind;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.OperationDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the planned directories of the operations that have not ended, operation after
 * operation, of each some directories as one item against the walk order, so that what a
 * directory holds comes before itself, and at last an item with none. Keeps no position:
 * each execution goes over all directories of such an operation. For one thread.
 */
public final class UpwardPlanReader implements ItemStreamReader<FinishItem> {

	private static final int PAGE = 200;

	private final Journal journal;

	private final long instance;

	private final Deque<Operation> left = new ArrayDeque<>();

	private int before = Integer.MAX_VALUE;

	private volatile long total;

	public UpwardPlanReader(Journal journal, long instance) {
		this.journal = journal;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		List<Operation> all = this.journal.operations(this.instance);
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
		List<OperationDirectory> page = (operation.identity().kind() == FileKind.DIRECTORY)
				? this.journal.directoriesUpwards(operation.id(), this.before, PAGE) : List.of();
		if (page.isEmpty()) {
			this.left.remove();
			this.before = Integer.MAX_VALUE;
		}
		else {
			this.before = page.get(page.size() - 1).number();
		}
		return new FinishItem(operation, page);
	}

	/** The directories that were planned. */
	public long total() {
		return this.total;
	}

}
