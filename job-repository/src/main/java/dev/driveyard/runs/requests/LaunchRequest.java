package dev.driveyard.runs.requests;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A request as it is kept.
 *
 * @param id also what tells its run from earlier ones of the same work
 * @param device whose paths it is about, null if it is about none
 * @param run that it became, null before; of several the last
 */
public record LaunchRequest(long id, Asked asked, Work work, @Nullable String device, State state, @Nullable Long run,
		Times times, Outcome outcome) {

	/**
	 * What is to be done.
	 */
	public enum Action {

		/** A job is started, or its unfinished run of the same work resumed. */
		START,
		/** A run is resumed with the parameters that it had. */
		RESTART,
		/** What a run has planned is done. */
		CONFIRM

	}

	/**
	 * How far it is.
	 */
	public enum State {

		/** It waits. */
		QUEUED,
		/** A process has taken it. */
		RUNNING,
		/** Nothing more comes of it. */
		DONE,
		/** Somebody took it back before it ran. */
		CANCELLED

	}

	/**
	 * What was asked.
	 *
	 * @param parameters as JSON
	 * @param ofRun the run that is resumed or confirmed, null for a start
	 * @param requestedBy who asks, for a person
	 * @param key what tells it from any other, if it was given one
	 * @param notBefore when it may begin at the earliest, null for at once
	 */
	public record Asked(Action action, String job, String parameters, @Nullable Long ofRun, int priority,
			String requestedBy, @Nullable String key, @Nullable Instant notBefore) {
	}

	/**
	 * What it comes to.
	 *
	 * @param subject what makes two runs the same work
	 * @param description the same for a person
	 */
	public record Work(String subject, String description) {
	}

	/**
	 * By the clock of the database.
	 *
	 * @param taken when it was taken last
	 * @param ended when it was done or cancelled
	 */
	public record Times(Instant accepted, @Nullable Instant taken, @Nullable Instant ended) {
	}

	/**
	 * What came of it.
	 *
	 * @param state of its run at its end, or {@link #REFUSED}; null if nothing did yet
	 * @param message why it failed or was refused, null if it was not
	 */
	public record Outcome(@Nullable String state, @Nullable String message) {

		/** The state of what could not become a run. */
		public static final String REFUSED = "REFUSED";

	}

	/** Where it stands among those that wait. */
	public Place place() {
		return new Place(this.asked.priority(), this.id);
	}

	/**
	 * A place in the order in which requests are taken: the larger priority first, then
	 * the smaller id.
	 */
	public record Place(int priority, long id) {

		/** Before all others. */
		public static final Place FIRST = new Place(Integer.MAX_VALUE, 0);

	}

}
