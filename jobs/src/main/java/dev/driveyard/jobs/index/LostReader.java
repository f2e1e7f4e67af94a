package dev.driveyard.jobs.index;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.driveyard.catalogue.LostAndFound;
import dev.driveyard.catalogue.LostAndFound.LostEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the lost entries of a location by id, twice: first all are looked for elsewhere,
 * then what is left is settled. What is settled leaves the table, so a restart begins
 * anew and finds what is left to do; nothing is kept in the execution context.
 */
final class LostReader implements ItemStreamReader<LostReader.Item> {

	private static final int PAGE = 1000;

	private final LostAndFound lostAndFound;

	private final long location;

	private final Deque<LostEntry> page = new ArrayDeque<>();

	private long after;

	private boolean last;

	LostReader(LostAndFound lostAndFound, long location) {
		this.lostAndFound = lostAndFound;
		this.location = location;
	}

	@Override
	public void open(ExecutionContext context) {
		this.page.clear();
		this.after = Long.MIN_VALUE;
		this.last = false;
	}

	@Override
	public @Nullable Item read() {
		if (this.page.isEmpty() && !fetch() && !this.last) {
			this.last = true;
			this.after = Long.MIN_VALUE;
			fetch();
		}
		LostEntry entry = this.page.poll();
		return (entry != null) ? new Item(entry, this.last) : null;
	}

	private boolean fetch() {
		List<LostEntry> next = this.lostAndFound.lost(this.location, this.after, PAGE);
		if (!next.isEmpty()) {
			this.after = next.get(next.size() - 1).entry().id();
			this.page.addAll(next);
		}
		return !next.isEmpty();
	}

	/**
	 * A lost entry.
	 *
	 * @param last whether it has been looked for elsewhere already
	 */
	record Item(LostEntry lost, boolean last) {
	}

}
