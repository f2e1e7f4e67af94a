package dev.driveyard.jobs.operate;

import java.time.Duration;

/**
 * What a process may do at a time, and how long it waits.
 *
 * @param active how many runs, without those that are a part of another
 * @param stop how long a run that is to stop waits for what does not react
 */
public record RunLimits(int active, Duration stop) {

	/** The property that says how many runs. */
	public static final String ACTIVE = "driveyard.runs.active";

	/** The property that says how long a stop waits. */
	public static final String STOP = "driveyard.runs.stop-within";

	public RunLimits {
		if (active < 1) {
			throw new IllegalArgumentException(ACTIVE + " is a number from 1 on, not " + active);
		}
		if (stop.isNegative()) {
			throw new IllegalArgumentException(STOP + " is a time, not " + stop);
		}
	}

}
