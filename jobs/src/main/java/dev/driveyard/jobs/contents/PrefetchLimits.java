package dev.driveyard.jobs.contents;

import java.time.Duration;

/**
 * How far ahead of a step is worked, and how much is handed over at once.
 *
 * @param threads that work at once, beside the one for what takes long
 * @param mostAhead the weight of what is worked on or waits to be handed over, beside the
 * last item
 * @param mostBytesAhead the same in bytes
 * @param mostInBatch the amount that is handed over at once
 * @param patience how long what is there waits for more
 */
public record PrefetchLimits(int threads, int mostAhead, long mostBytesAhead, int mostInBatch, Duration patience) {

	/** What is lost by a kill, beside the files that are being read. */
	private static final long BYTES = 1L << 30;

	public PrefetchLimits {
		if (threads < 1 || mostAhead < 1 || mostBytesAhead < 1 || mostInBatch < 1) {
			throw new IllegalArgumentException("At least one must be allowed");
		}
	}

	/** Those for files. */
	static PrefetchLimits ofFiles(int threads) {
		return new PrefetchLimits(threads, 8000, BYTES, 4000, Duration.ofSeconds(1));
	}

}
