package dev.driveyard.watches;

import java.time.Duration;

/**
 * How a location is kept current.
 *
 * @param poll how long from one look to the next where nobody tells of changes
 * @param reconcile how long from one look at all to the next where somebody does
 * @param mode what an index of what changed finds out: {@code shallow}, {@code content},
 * {@code deep}
 */
public record WatchSpec(Method method, Duration poll, Duration reconcile, String mode) {

	/** As it is usual. */
	public static final WatchSpec USUAL = new WatchSpec(Method.AUTO, Duration.ofMinutes(5), Duration.ofHours(24),
			"shallow");

	/**
	 * How changes are found.
	 */
	public enum Method {

		/** By events where there are any, else by looking. */
		AUTO,
		/** By looking. */
		POLL

	}

}
