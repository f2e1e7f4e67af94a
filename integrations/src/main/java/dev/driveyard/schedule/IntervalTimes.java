package dev.driveyard.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * Each time that so much has passed since a beginning, whatever clocks show.
 */
record IntervalTimes(Duration every, Instant anchor) implements Recurrence {

	private static final Duration LEAST = Duration.ofSeconds(1);

	private static final Duration MOST = Duration.ofDays(3660);

	IntervalTimes {
		if (every.compareTo(LEAST) < 0 || every.compareTo(MOST) > 0) {
			throw new IllegalArgumentException("An interval is a second at least and ten years at most, not " + every);
		}
	}

	@Override
	public Instant next(Instant after) {
		long millis = this.every.toMillis();
		long passed = Math.floorDiv(after.toEpochMilli() - this.anchor.toEpochMilli(), millis);
		return Instant.ofEpochMilli(this.anchor.toEpochMilli() + (passed + 1) * millis);
	}

}
