package dev.driveyard.jobs.copy;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads all operations of an instance by their numbers, in each execution. For one
 * thread.
 */
final class CopyOperationReader implements ItemStreamReader<Operation> {

	private final Journal journal;

	private final long instance;

	private final Deque<Operation> left = new ArrayDeque<>();

	CopyOperationReader(Journal journal, long instance) {
		this.journal = journal;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		this.left.clear();
		this.left.addAll(this.journal.operations(this.instance));
	}

	@Override
	public @Nullable Operation read() {
		return this.left.poll();
	}

}
