package dev.driveyard.schedules;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a schedule deals with what goes differently.
 *
 * @param priority of its requests in the queue
 * @param window when its runs may be at work, null for always
 * @param timeLimit how long a run may be at work, null for as long as it takes
 * @param retries how often what fails is gone on with
 * @param backOff how long after the first failure; twice as long after each further one
 */
public record SchedulePolicy(Missed missed, Overlap overlap, int priority, @Nullable RunWindow window,
		@Nullable Duration timeLimit, int retries, Duration backOff) {

	/** Times that were missed are made up for by one; no two at once; nothing else. */
	public static final SchedulePolicy USUAL = new SchedulePolicy(Missed.ONCE, Overlap.SKIP, 0, null, null, 0,
			Duration.ofMinutes(1));

	/**
	 * What becomes of times at which nobody was there to launch.
	 */
	public enum Missed {

		/** All of them are made up for by one launch. */
		ONCE,
		/** The next time is the next one. */
		SKIP

	}

	/**
	 * What becomes of a time at which the launch before has not ended.
	 */
	public enum Overlap {

		/** Nothing. */
		SKIP,
		/** It waits. */
		QUEUE

	}

	/** With a window. */
	public SchedulePolicy within(@Nullable RunWindow next) {
		return new SchedulePolicy(this.missed, this.overlap, this.priority, next, this.timeLimit, this.retries,
				this.backOff);
	}

	/** With a time limit. */
	public SchedulePolicy atMost(@Nullable Duration limit) {
		return new SchedulePolicy(this.missed, this.overlap, this.priority, this.window, limit, this.retries,
				this.backOff);
	}

	/** With retries. */
	public SchedulePolicy retrying(int times, Duration first) {
		return new SchedulePolicy(this.missed, this.overlap, this.priority, this.window, this.timeLimit, times, first);
	}

	/** With others for what is missed and what overlaps. */
	public SchedulePolicy with(Missed nextMissed, Overlap nextOverlap) {
		return new SchedulePolicy(nextMissed, nextOverlap, this.priority, this.window, this.timeLimit, this.retries,
				this.backOff);
	}

}
