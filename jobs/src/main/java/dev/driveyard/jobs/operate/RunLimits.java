package dev.driveyard.jobs.operate;

/**
 * What a process may do at a time.
 *
 * @param active how many runs, without those that are a part of another
 */
public record RunLimits(int active) {

	/** The property that says how many runs. */
	public static final String ACTIVE = "driveyard.runs.active";

	public RunLimits {
		if (active < 1) {
			throw new IllegalArgumentException(ACTIVE + " is a number from 1 on, not " + active);
		}
	}

}
