package dev.driveyard.jobs.delete.removal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.driveyard.files.FileKind;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.OperationDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads everything whose files are to go: operation after operation, of each the
 * directories against the walk order, so that what a directory holds comes before itself.
 * Goes on after the last one that was read, of which it keeps the operation's position in
 * the list and the directory's number. For one thread.
 */
final class Units implements ItemStreamReader<Unit> {

	private static final int PAGE = 500;

	private static final String OPERATION = "remove.operation";

	private static final String DIRECTORY = "remove.directory";

	private final Journal journal;

	private final List<Operation> operations;

	private final Deque<Unit> page = new ArrayDeque<>();

	private int position;

	private int before;

	private int lastPosition;

	private int lastNumber;

	Units(Journal journal, List<Operation> operations) {
		this.journal = journal;
		this.operations = operations;
	}

	@Override
	public void open(ExecutionContext context) {
		this.page.clear();
		this.position = (int) context.getLong(OPERATION, 0);
		this.before = (int) context.getLong(DIRECTORY, Integer.MAX_VALUE);
		this.lastPosition = this.position;
		this.lastNumber = this.before;
	}

	/** The next one; null at the end. */
	@Override
	public @Nullable Unit read() {
		while (this.page.isEmpty() && this.position < this.operations.size()) {
			Operation operation = this.operations.get(this.position);
			if (operation.state() == State.PLANNED) {
				read(operation);
			}
			else {
				this.before = 0;
			}
			if (this.before <= 0) {
				this.position++;
				this.before = Integer.MAX_VALUE;
			}
		}
		Unit unit = this.page.poll();
		if (unit != null) {
			this.lastPosition = unit.position();
			this.lastNumber = unit.number();
		}
		return unit;
	}

	private void read(Operation operation) {
		if (operation.identity().kind() != FileKind.DIRECTORY) {
			if (this.before > 0) {
				this.page.add(new Unit(this.position, operation, null));
			}
			this.before = 0;
			return;
		}
		List<OperationDirectory> some = this.journal.directoriesUpwards(operation.id(), this.before, PAGE);
		some.stream()
			.filter((directory) -> directory.state() == FileState.PLANNED)
			.forEach((directory) -> this.page.add(new Unit(this.position, operation, directory)));
		this.before = (some.size() < PAGE) ? 0 : some.get(some.size() - 1).number();
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(OPERATION, this.lastPosition);
		context.putLong(DIRECTORY, this.lastNumber);
	}

}
