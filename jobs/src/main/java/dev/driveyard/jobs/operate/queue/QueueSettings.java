package dev.driveyard.jobs.operate.queue;

import java.time.Duration;

/**
 * How often the queue is looked at without anybody saying that there is something.
 *
 * @param poll for requests, of which nothing was heard
 * @param recovery for those that processes left when they died
 */
public record QueueSettings(Duration poll, Duration recovery) {

	/** The property that says how often the queue is looked at. */
	public static final String POLL = "driveyard.queue.poll";

	/** The property that says how often dead processes are looked for. */
	public static final String RECOVERY = "driveyard.queue.recovery";

	/** What holds where nothing is said. */
	public static final QueueSettings DEFAULT = new QueueSettings(Duration.ofSeconds(5), Duration.ofSeconds(30));

	public QueueSettings {
		if (poll.isNegative() || poll.isZero() || recovery.isNegative() || recovery.isZero()) {
			throw new IllegalArgumentException(POLL + " and " + RECOVERY + " are longer than nothing");
		}
	}

}
