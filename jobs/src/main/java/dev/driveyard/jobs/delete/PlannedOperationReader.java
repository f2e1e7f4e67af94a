package dev.driveyard.jobs.delete;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;

import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the operations of an instance that are still planned as the step starts, by their
 * numbers. Keeps no position: what is left to do is marked in the journal. For one
 * thread.
 */
public final class PlannedOperationReader implements ItemStreamReader<Operation> {

	private final Journal journal;

	private final long instance;

	private final Deque<Operation> left = new ArrayDeque<>();

	private volatile List<Operation> all = List.of();

	public PlannedOperationReader(Journal journal, long instance) {
		this.journal = journal;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		this.all = this.journal.operations(this.instance);
		this.left.clear();
		this.all.stream().filter((operation) -> operation.state() == State.PLANNED).forEach(this.left::add);
	}

	@Override
	public @Nullable Operation read() {
		return this.left.poll();
	}

	/** The sum over all operations, also those that were handled before. */
	public long total(ToLongFunction<Operation> of) {
		return this.all.stream().mapToLong(of).sum();
	}

}
