package dev.driveyard.schedule;

import java.time.Duration;

/**
 * How the scheduler works.
 *
 * @param poll how often it looks at the latest
 * @param grace how late a time may be launched that is to be skipped if it was missed
 */
public record ScheduleSettings(Duration poll, Duration grace) {

	/** The setting that says how often it looks at the latest. */
	public static final String POLL = "driveyard.schedule.poll";

	/** The setting that says how late is missed. */
	public static final String GRACE = "driveyard.schedule.grace";

	/** The setting that keeps a process from launching anything by itself. */
	public static final String ON = "driveyard.schedule.enabled";

	public ScheduleSettings {
		if (poll.isZero() || poll.isNegative()) {
			throw new IllegalArgumentException(POLL + " must be more than nothing, not " + poll);
		}
		if (grace.isNegative()) {
			throw new IllegalArgumentException(GRACE + " must not be negative, not " + grace);
		}
	}

}
