package dev.driveyard.jobs.operate.queue;

import java.time.Duration;

import dev.driveyard.jobs.operate.RecoveryTimer;

/**
 * How often the queue is looked at without anybody saying that there is something.
 *
 * @param poll for requests, of which nothing was heard
 * @param recovery for those that processes left when they died
 */
public record QueueSettings(Duration poll, Duration recovery) {

	/** The property that says how often the queue is looked at. */
	public static final String POLL = "driveyard.queue.poll";

	/** The property that says whether anything is taken by this process. */
	public static final String ON = "driveyard.queue.enabled";

	/** How often it is looked at where nothing is said. */
	static final Duration USUAL_POLL = Duration.ofSeconds(5);

	public QueueSettings {
		if (poll.isNegative() || poll.isZero() || recovery.isNegative() || recovery.isZero()) {
			throw new IllegalArgumentException(POLL + " and " + RecoveryTimer.INTERVAL + " are longer than nothing");
		}
	}

}
