package dev.driveyard.jobs.validate;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the operations of an instance that are still planned, by their numbers. Keeps no
 * position: what is left to do is marked in the journal. For one thread.
 */
final class PlannedRepairReader implements ItemStreamReader<Operation> {

	private static final int PAGE = 500;

	private final Journal journal;

	private final long instance;

	private final Deque<Operation> page = new ArrayDeque<>();

	private int after;

	private volatile long left;

	PlannedRepairReader(Journal journal, long instance) {
		this.journal = journal;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		this.page.clear();
		this.after = -1;
		this.left = this.journal.countPlanned(this.instance);
	}

	@Override
	public @Nullable Operation read() {
		if (this.page.isEmpty()) {
			this.page.addAll(this.journal.planned(this.instance, this.after, PAGE));
		}
		Operation next = this.page.poll();
		this.after = (next != null) ? next.number() : this.after;
		return next;
	}

	/** How many were planned as the step started. */
	long left() {
		return this.left;
	}

}
