package dev.driveyard.jobs.validate;

import java.time.Duration;

/**
 * How much a run may read, and for how long. At least one file is always granted, so that
 * each run gets on. For one thread.
 */
final class Budget {

	private final long bytes;

	private final long end;

	private long granted;

	private boolean any;

	private Budget(long bytes, long end, long granted) {
		this.bytes = bytes;
		this.end = end;
		this.granted = granted;
	}

	/**
	 * What one of the checks of a run may read.
	 * @param checks how many share what the run may read, so that each gets on
	 * @param read what earlier executions of it have read
	 * @param since when the execution began, by {@link System#nanoTime()}
	 */
	static Budget of(ValidateParameters parameters, long checks, long read, long since) {
		long bytes = (parameters.budget() > 0) ? Math.max(1, parameters.budget() / checks) : Long.MAX_VALUE;
		Duration time = Duration.ofSeconds(parameters.maxSeconds());
		return new Budget(bytes, time.isZero() ? 0 : since + time.toNanos(), read);
	}

	/** Takes so many bytes, if they are granted. */
	boolean take(long size) {
		boolean late = this.end != 0 && System.nanoTime() - this.end > 0;
		boolean first = !this.any && this.granted == 0;
		if (!first && (late || this.granted >= this.bytes || size > this.bytes - this.granted)) {
			return false;
		}
		this.any = true;
		this.granted += size;
		return true;
	}

}
