package dev.driveyard.watch;

import java.time.Duration;

/**
 * How soon what was heard is looked at.
 *
 * @param quiet how long nothing must have been heard
 * @param longest how long is waited for that
 * @param retry how long after a look that failed, twice as long after each further one
 */
public record WatchTiming(Duration quiet, Duration longest, Duration retry) {

	/** The setting that says how long nothing must have been heard. */
	public static final String QUIET = "driveyard.watch.quiet";

	/** The setting that says how long is waited for that. */
	public static final String LONGEST = "driveyard.watch.longest";

	/** The setting that says how long after a failure it is tried again. */
	public static final String RETRY = "driveyard.watch.retry";

	/** The setting that keeps a process from watching. */
	public static final String ON = "driveyard.watch.enabled";

	private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

	/** How long after so many failures one after the other. */
	Duration retryAfter(int failures) {
		Duration pause = this.retry;
		for (int number = 1; number < failures && pause.compareTo(LONGEST_RETRY) < 0; number++) {
			pause = pause.multipliedBy(2);
		}
		return (pause.compareTo(LONGEST_RETRY) < 0) ? pause : LONGEST_RETRY;
	}

}
