package dev.driveyard.jobs.copy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.driveyard.jobs.operate.StepHistory;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.OperationDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Reads the directories of operations against the walk order, so that those below come
 * before those above, and after them the operation itself. Goes on before the last
 * directory of the run before. Operations that were done by one rename are left out. For
 * one thread.
 */
final class UpwardDirectories {

	private static final int PAGE = 200;

	private final CopyParts parts;

	private final JobInstance instance;

	private final String step;

	private final Deque<Item> page = new ArrayDeque<>();

	private List<Operation> operations = List.of();

	private int index;

	private int before = Integer.MAX_VALUE;

	private @Nullable Item last;

	UpwardDirectories(CopyParts parts, JobInstance instance, String step) {
		this.parts = parts;
		this.instance = instance;
		this.step = step;
	}

	void open(ExecutionContext context) {
		StepHistory.handOn(this.parts.repository(), this.instance, this.step, operationKey(), context);
		this.index = (int) context.getLong(operationKey(), 0);
		this.before = (int) context.getLong(directoryKey(), Integer.MAX_VALUE);
		this.operations = this.parts.journal()
			.operations(this.instance.getInstanceId())
			.stream()
			.filter((operation) -> operation.state() != State.DONE)
			.toList();
		this.page.clear();
		this.last = null;
	}

	@Nullable Item read() {
		if (this.page.isEmpty() && this.index < this.operations.size()) {
			fetch(this.operations.get(this.index));
		}
		return this.page.poll();
	}

	private void fetch(Operation operation) {
		List<OperationDirectory> directories = this.parts.journal()
			.directoriesUpwards(operation.id(), this.before, PAGE);
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

	/** Says of an item that it is written. */
	void written(Item item) {
		this.last = item;
	}

	void save(ExecutionContext context) {
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
