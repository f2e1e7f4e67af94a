package dev.driveyard.jobs.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

import dev.driveyard.content.ContentHash;
import dev.driveyard.content.FullReads;
import dev.driveyard.content.TreeHash;
import dev.driveyard.storage.OpenFile;

/**
 * Reads what files hold, to compare it or to hash it. For one thread.
 */
final class ContentComparison {

	private static final int BUFFER = 256 << 10;

	private final ByteBuffer one = ByteBuffer.allocate(BUFFER);

	private final ByteBuffer other = ByteBuffer.allocate(BUFFER);

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
	 * @throws GivenUp if it is to give up
	 */
	boolean isSame(OpenFile first, OpenFile second, long size) throws IOException {
		for (long at = 0; at < size; at += BUFFER) {
			look();
			int length = (int) Math.min(BUFFER, size - at);
			FullReads.read(first::read, at, this.one.clear().limit(length));
			FullReads.read(second::read, at, this.other.clear().limit(length));
			if (!this.one.flip().equals(this.other.flip())) {
				return false;
			}
		}
		return true;
	}

	/** The hash of a file. */
	ContentHash hash(OpenFile file, long size) throws IOException {
		return this.hash.hash(file::read, size, (bytes) -> look());
	}

	private void look() {
		if (this.stopped.getAsBoolean()) {
			throw new GivenUp();
		}
	}

	/**
	 * The reading was given up because the run is to stop.
	 */
	static final class GivenUp extends RuntimeException {

		private static final long serialVersionUID = 1L;

		GivenUp() {
			super("The reading was stopped");
		}

	}

}
