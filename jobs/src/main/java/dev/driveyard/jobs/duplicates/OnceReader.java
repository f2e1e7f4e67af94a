package dev.driveyard.jobs.duplicates;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads one number, once: not again when that was committed. For one thread.
 */
final class OnceReader implements ItemStreamReader<Long> {

	private static final String READ = "once.read";

	private final long number;

	private boolean read;

	OnceReader(long number) {
		this.number = number;
	}

	@Override
	public void open(ExecutionContext context) {
		this.read = context.getInt(READ, 0) == 1;
	}

	@Override
	public @Nullable Long read() {
		if (this.read) {
			return null;
		}
		this.read = true;
		return this.number;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putInt(READ, this.read ? 1 : 0);
	}

}
