package dev.driveyard.jobs.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.catalogue.differences.Differences;
import dev.driveyard.catalogue.differences.Differences.Amount;
import dev.driveyard.files.EncodedPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads what is to be read of files, by path in the order of its bytes, some of one
 * folder as one item. Restarts strictly after the last path that was handed out, which it
 * keeps. For one thread.
 */
final class DifferenceGroupReader implements ItemStreamReader<DifferenceGroup> {

	private static final String LAST = "read.last";

	private static final int PAGE = 1000;

	private static final int MOST = 64;

	private static final long MOST_BYTES = 2L << 20;

	private final Differences differences;

	private final long instance;

	private final Deque<Difference> page = new ArrayDeque<>();

	private @Nullable String fetched;

	private @Nullable String last;

	private boolean ended;

	DifferenceGroupReader(Differences differences, long instance) {
		this.differences = differences;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		this.last = context.containsKey(LAST) ? context.getString(LAST) : null;
		this.fetched = this.last;
	}

	@Override
	public @Nullable DifferenceGroup read() {
		List<Difference> group = new ArrayList<>();
		long bytes = 0;
		Difference next = peek();
		while (next != null && group.size() < MOST
				&& (group.isEmpty() || (isBeside(next, group.get(0)) && bytes <= MOST_BYTES))) {
			group.add(next);
			bytes += DifferenceGroup.bytes(next);
			this.page.remove();
			this.last = next.path();
			next = peek();
		}
		return group.isEmpty() ? null : new DifferenceGroup(group);
	}

	/** How much there is to be read. */
	Amount amount() {
		return this.differences.amountToRead(this.instance);
	}

	private static boolean isBeside(Difference one, Difference other) {
		return EncodedPaths.parent(one.path()).equals(EncodedPaths.parent(other.path()));
	}

	private @Nullable Difference peek() {
		if (this.page.isEmpty() && !this.ended) {
			List<Difference> some = this.differences.toRead(this.instance, this.fetched, PAGE);
			this.page.addAll(some);
			this.ended = some.size() < PAGE;
			this.fetched = some.isEmpty() ? this.fetched : some.get(some.size() - 1).path();
		}
		return this.page.peek();
	}

	@Override
	public void update(ExecutionContext context) {
		if (this.last != null) {
			context.putString(LAST, this.last);
		}
	}

}
