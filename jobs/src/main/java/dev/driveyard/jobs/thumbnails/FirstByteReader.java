package dev.driveyard.jobs.thumbnails;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the first bytes that the UUID of a content can have, and so all sidecars in 256
 * portions. Keeps the next. For one thread.
 */
final class FirstByteReader implements ItemStreamReader<Integer> {

	private static final int ALL = 256;

	private static final String NEXT = "clean-up.next";

	private int next;

	@Override
	public void open(ExecutionContext context) {
		this.next = context.getInt(NEXT, 0);
	}

	@Override
	public @Nullable Integer read() {
		return (this.next < ALL) ? this.next++ : null;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putInt(NEXT, this.next);
	}

}
