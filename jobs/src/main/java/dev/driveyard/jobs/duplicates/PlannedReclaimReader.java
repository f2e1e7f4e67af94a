package dev.driveyard.jobs.duplicates;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.ReclaimJournal;
import dev.driveyard.journal.ReclaimJournal.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads what is still planned, by number, some files as one item, bounded by their number
 * and bytes. Keeps no position: what is left to do is marked in the journal. For one
 * thread.
 */
final class PlannedReclaimReader implements ItemStreamReader<List<Step>> {

	private static final int MOST = 250;

	private static final long BYTES = 64L * 1024 * 1024;

	private final ReclaimJournal journal;

	private final long instance;

	private final Deque<Step> page = new ArrayDeque<>();

	private int after;

	private volatile long left;

	PlannedReclaimReader(ReclaimJournal journal, long instance) {
		this.journal = journal;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		this.page.clear();
		this.after = -1;
		this.left = this.journal.count(this.instance, State.PLANNED);
	}

	@Override
	public @Nullable List<Step> read() {
		List<Step> item = new ArrayList<>();
		long bytes = 0;
		while (item.size() < MOST && bytes < BYTES) {
			Step next = next();
			if (next == null) {
				break;
			}
			item.add(next);
			bytes += next.file().size();
		}
		return item.isEmpty() ? null : item;
	}

	private @Nullable Step next() {
		if (this.page.isEmpty()) {
			this.page.addAll(this.journal.page(this.instance, State.PLANNED, this.after, MOST));
		}
		Step next = this.page.poll();
		this.after = (next != null) ? next.operation().number() : this.after;
		return next;
	}

	/** How many files were planned as the step started. */
	long left() {
		return this.left;
	}

}
