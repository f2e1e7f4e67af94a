package dev.driveyard.transfer.copy;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Keeps the bytes copied per second below a limit: a bucket that fills at that rate and
 * holds a quarter of a second's worth. Thread-safe; threads that share one share the
 * limit, in the order in which they ask.
 */
public final class RateLimiter {

	/** No limit. */
	public static final RateLimiter UNLIMITED = new RateLimiter(Long.MAX_VALUE, System::nanoTime);

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private static final long LONGEST_SLEEP = TimeUnit.MILLISECONDS.toNanos(100);

	private final long bytesPerSecond;

	private final LongSupplier clock;

	/**
	 * When the bucket is as full as it was when it was last asked, minus what was taken.
	 */
	private long free;

	RateLimiter(long bytesPerSecond, LongSupplier clock) {
		if (bytesPerSecond < 1) {
			throw new IllegalArgumentException("A limit of " + bytesPerSecond + " bytes a second stops everything");
		}
		this.bytesPerSecond = bytesPerSecond;
		this.clock = clock;
		this.free = clock.getAsLong() - SECOND / 4;
	}

	/**
	 * A limiter that lets so many bytes a second pass.
	 */
	public static RateLimiter ofBytesPerSecond(long limit) {
		return new RateLimiter(limit, System::nanoTime);
	}

	/**
	 * How many bytes to ask for at most, so that no wait is much longer than a tenth of a
	 * second.
	 */
	int largestBlock(int wanted) {
		return (int) Math.max(1, Math.min(wanted, this.bytesPerSecond / 10));
	}

	/**
	 * Takes bytes out of the bucket and waits until they have been there.
	 * @param stop ends the wait
	 */
	public void acquire(long bytes, BooleanSupplier stop) {
		if (this.bytesPerSecond == Long.MAX_VALUE) {
			return;
		}
		long until = take(bytes);
		for (long wait = until - this.clock.getAsLong(); wait > 0; wait = until - this.clock.getAsLong()) {
			if (stop.getAsBoolean() || !sleep(Math.min(wait, LONGEST_SLEEP))) {
				return;
			}
		}
	}

	/**
	 * Takes bytes without waiting.
	 * @return when they will have been there
	 */
	synchronized long take(long bytes) {
		long now = this.clock.getAsLong();
		if (now - this.free > SECOND / 4) {
			this.free = now - SECOND / 4;
		}
		this.free += (long) ((double) bytes / this.bytesPerSecond * SECOND);
		return this.free;
	}

	private static boolean sleep(long nanos) {
		try {
			TimeUnit.NANOSECONDS.sleep(nanos);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
