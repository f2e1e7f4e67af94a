package dev.driveyard.jobs.delete;

import java.util.List;

import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads all operations of an instance by their numbers, which are without gaps. Goes on
 * with the one after the last that was read. For one thread.
 */
public final class RemovalOperationReader implements ItemStreamReader<Operation> {

	private static final String AT = "plan.operation";

	private final Journal journal;

	private final long instance;

	private List<Operation> operations = List.of();

	private int at;

	public RemovalOperationReader(Journal journal, long instance) {
		this.journal = journal;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		this.operations = this.journal.operations(this.instance);
		this.at = (int) context.getLong(AT, 0);
	}

	@Override
	public @Nullable Operation read() {
		return (this.at < this.operations.size()) ? this.operations.get(this.at++) : null;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(AT, this.at);
	}

}
