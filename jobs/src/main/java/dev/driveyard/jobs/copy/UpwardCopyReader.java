package dev.driveyard.jobs.copy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.OperationDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the directories of operations against the walk order, so that those below come
 * before those above, and after them the operation itself. Goes on before the last
 * directory of the run before. Operations that were done by one rename are left out. For
 * one thread.
 */
final class UpwardCopyReader implements ItemStreamReader<UpwardCopyReader.Item> {

	private static final int PAGE = 200;

	private final Journal journal;

	private final long instance;

	private final String step;

	private final Deque<Item> page = new ArrayDeque<>();

	private List<Operation> operations = List.of();

	private int index;

	private int before = Integer.MAX_VALUE;

	private @Nullable Item last;

	/**
	 * A reader.
	 * @param step whose name is a part of the keys of the position
	 */
	UpwardCopyReader(Journal journal, long instance, String step) {
		this.journal = journal;
		this.instance = instance;
		this.step = step;
	}

	@Override
	public void open(ExecutionContext context) {
		this.index = (int) context.getLong(operationKey(), 0);
		this.before = (int) context.getLong(directoryKey(), Integer.MAX_VALUE);
		this.operations = this.journal.operations(this.instance)
			.stream()
			.filter((operation) -> operation.state() != State.DONE)
			.toList();
		this.page.clear();
		this.last = null;
	}

	@Override
	public @Nullable Item read() {
		if (this.page.isEmpty() && this.index < this.operations.size()) {
			fetch(this.operations.get(this.index));
		}
		Item next = this.page.poll();
		this.last = (next != null) ? next : this.last;
		return next;
	}

	private void fetch(Operation operation) {
		List<OperationDirectory> directories = this.journal.directoriesUpwards(operation.id(), this.before, PAGE);
		directories.forEach((directory) -> this.page.add(new Item(this.index, operation, directory)));
		if (directories.size() < PAGE) {
			this.page.add(new Item(this.index, operation, null));
			this.index++;
			this.before = Integer.MAX_VALUE;
		}
		else {
			this.before = directories.get(directories.size() - 1).number();
		}
	}

	@Override
	public void update(ExecutionContext context) {
		Item item = this.last;
		if (item != null) {
			OperationDirectory directory = item.directory();
			context.putLong(operationKey(), item.index() + ((directory == null) ? 1 : 0));
			context.putLong(directoryKey(), (directory == null) ? Integer.MAX_VALUE : directory.number());
		}
	}

	private String operationKey() {
		return this.step + ".operation";
	}

	private String directoryKey() {
		return this.step + ".directory";
	}

	/**
	 * A directory.
	 *
	 * @param index the operation's place
	 * @param directory null once all of the operation's were read
	 */
	record Item(int index, Operation operation, @Nullable OperationDirectory directory) {
	}

}
