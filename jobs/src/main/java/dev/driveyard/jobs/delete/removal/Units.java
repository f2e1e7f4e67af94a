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

/**
 * Everything whose files are to go: operation after operation, of each the directories
 * against the walk order, so that what a directory holds comes before itself.
 */
final class Units {

	private static final int PAGE = 500;

	private final Journal journal;

	private final List<Operation> operations;

	private final Deque<Unit> page = new ArrayDeque<>();

	private int position;

	private int before;

	/**
	 * All after a place.
	 * @param position of an operation in the list
	 * @param before the number of the last directory that was handled there
	 */
	Units(Journal journal, List<Operation> operations, int position, int before) {
		this.journal = journal;
		this.operations = operations;
		this.position = position;
		this.before = before;
	}

	/** The next one; null at the end. */
	@Nullable Unit next() {
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
		return this.page.poll();
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

}
