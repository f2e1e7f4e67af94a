package dev.driveyard.jobs.compare;

import java.io.IOException;
import java.util.function.BooleanSupplier;

import dev.driveyard.content.ByteComparison;
import dev.driveyard.content.ContentHash;
import dev.driveyard.content.TreeHash;
import dev.driveyard.content.files.ReadingStoppedException;
import dev.driveyard.storage.OpenFile;

/**
 * Reads what files hold, to compare it or to hash it. For one thread.
 */
final class ContentComparison {

	private final TreeHash hash = new TreeHash(Runnable::run, 1);

	private final BooleanSupplier stopped;

	/**
	 * For one thread.
	 * @param stopped whether to give up
	 */
	ContentComparison(BooleanSupplier stopped) {
		this.stopped = stopped;
	}

	/**
	 * Whether two files hold the same bytes.
	 * @param size of each
	 * @throws ReadingStoppedException if it is to give up
	 */
	boolean isSame(OpenFile first, OpenFile second, long size) throws IOException {
		return ByteComparison.isSame(first::read, second::read, size, (bytes) -> look());
	}

	/** The hash of a file. */
	ContentHash hash(OpenFile file, long size) throws IOException {
		return this.hash.hash(file::read, size, (bytes) -> look());
	}

	private void look() {
		if (this.stopped.getAsBoolean()) {
			throw new ReadingStoppedException();
		}
	}

}
