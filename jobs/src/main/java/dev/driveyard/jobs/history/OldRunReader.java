package dev.driveyard.jobs.history;

import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.driveyard.database.Dialect;
import dev.driveyard.database.WriterPause;
import dev.driveyard.runs.history.OldRun;
import dev.driveyard.runs.history.RunHistory;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the old runs by their instance, the oldest first. Keeps the last instance. For
 * one thread.
 */
final class OldRunReader implements ItemStreamReader<OldRun> {

	private final WriterPause pause;

	private static final String AFTER = "runs.instance";

	/** As many as are in a transaction. */
	static final int PAGE = 100;

	private final RunHistory history;

	private final LocalDateTime before;

	private final Deque<OldRun> page = new ArrayDeque<>();

	private long after;

	/**
	 * Creates one.
	 * @param before when those had ended that are old
	 */
	OldRunReader(Dialect dialect, RunHistory history, LocalDateTime before) {
		this.pause = new WriterPause(dialect);
		this.history = history;
		this.before = before;
	}

	@Override
	public void open(ExecutionContext context) {
		this.after = context.getLong(AFTER, 0);
		this.page.clear();
	}

	@Override
	public @Nullable OldRun read() {
		if (this.page.isEmpty()) {
			this.pause.await();
			this.page.addAll(this.history.endedBefore(this.before, this.after, PAGE));
		}
		OldRun next = this.page.poll();
		this.after = (next != null) ? next.instance() : this.after;
		return next;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(AFTER, this.after);
	}

}
