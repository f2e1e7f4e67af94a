package dev.driveyard.schedules;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One time of a schedule and what came of it.
 *
 * @param due when it was due, or asked for
 * @param afterRun the run of another schedule that it follows, if it does
 * @param request that it became, of several the last
 * @param failures how many of its runs failed
 * @param stopping why its run is to stop, null if nothing is known against it
 */
public record Occurrence(long id, long schedule, Cause cause, Instant due, @Nullable Long afterRun, String requestedBy,
		State state, @Nullable Long request, int failures, @Nullable Stopping stopping, Result result) {

	/**
	 * Why it was launched.
	 */
	public enum Cause {

		/** Its time had come. */
		DUE,
		/** Somebody wanted it now. */
		MANUAL,
		/** Another schedule had succeeded. */
		AFTER

	}

	/**
	 * How far it is.
	 */
	public enum State {

		/** It is about to be launched. */
		PENDING,
		/** Its request waits or runs, or waits to go on. */
		OPEN,
		/** Nothing more comes of it. */
		ENDED,
		/** The one before had not ended. */
		SKIPPED,
		/** Nobody was there at its time. */
		MISSED,
		/** It could not be accepted. */
		REFUSED

	}

	/**
	 * Why a run is to stop.
	 */
	public enum Stopping {

		/** Its window is over: it goes on in the next. */
		WINDOW,
		/** It has taken as long as it may. */
		LIMIT

	}

	/**
	 * What came of it.
	 *
	 * @param outcome of its last request, or {@link #TIME_LIMIT}; null if nothing did yet
	 * @param message for a person, null if there is nothing to say
	 * @param ended null before it was
	 */
	public record Result(@Nullable String outcome, @Nullable String message, Instant created, @Nullable Instant ended) {

		/** It was stopped for it took longer than it may. */
		public static final String TIME_LIMIT = "TIME_LIMIT";

		/** Its run came to its end. */
		public static final String COMPLETED = "COMPLETED";

	}

}
