package dev.driveyard.jobs.validate;

import java.io.Closeable;
import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * One of the checks that a run makes, one after the other. For one thread.
 */
interface Phase extends Closeable {

	/** Prepares to go on where the context says. */
	void open(ExecutionContext context);

	/** The next piece of work; null at the end. */
	@Nullable Work read() throws IOException;

	/** Says where to go on. */
	default void save(ExecutionContext context) {
		// what is done is marked in the database
	}

	/** How many entries or files there are to look at. */
	long total();

	/** How many bytes it has read. */
	default long bytes() {
		return 0;
	}

	@Override
	default void close() {
		// nothing is open
	}

	/**
	 * A piece of work.
	 */
	@FunctionalInterface
	interface Work {

		Change process();

	}

}
