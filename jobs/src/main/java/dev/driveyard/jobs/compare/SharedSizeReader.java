package dev.driveyard.jobs.compare;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.driveyard.catalogue.differences.Differences;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the sizes, in order, of which each side has files that the other has not at the
 * same path. Restarts strictly after the last one, which it keeps. For one thread.
 */
final class SharedSizeReader implements ItemStreamReader<Long> {

	private static final String LAST = "match.last";

	private static final int PAGE = 500;

	private final Differences differences;

	private final long instance;

	private final Deque<Long> page = new ArrayDeque<>();

	private long last = -1;

	private long fetched = -1;

	private boolean ended;

	SharedSizeReader(Differences differences, long instance) {
		this.differences = differences;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		this.last = context.getLong(LAST, -1);
		this.fetched = this.last;
	}

	@Override
	public @Nullable Long read() {
		if (this.page.isEmpty() && !this.ended) {
			List<Long> some = this.differences.sharedSizes(this.instance, this.fetched, PAGE);
			this.page.addAll(some);
			this.ended = some.size() < PAGE;
			this.fetched = some.isEmpty() ? this.fetched : some.get(some.size() - 1);
		}
		Long next = this.page.poll();
		this.last = (next != null) ? next : this.last;
		return next;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(LAST, this.last);
	}

}
