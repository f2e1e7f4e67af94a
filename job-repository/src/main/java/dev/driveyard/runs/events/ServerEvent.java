package dev.driveyard.runs.events;

import java.time.Instant;

/**
 * Something that happened, as it is kept.
 *
 * @param id larger than those of all events that could be read before it
 * @param time by the clock of the database
 */
public record ServerEvent(long id, Instant time, NewServerEvent what) {

	/**
	 * Kinds of events. The names are stored: they never change.
	 */
	public enum Kind {

		/** A request waits. */
		RUN_QUEUED,
		/** A run has begun, or goes on. */
		RUN_STARTED,
		/** Nothing more comes of a request. */
		RUN_ENDED,
		/** A request was taken back. */
		RUN_CANCELLED,
		/** Some events could not be kept. */
		EVENTS_LOST,
		/** Somebody asked for something to be changed. */
		AUDIT,
		/** Requests were refused. */
		REFUSED

	}

	/**
	 * What is kept and forgotten together. No group can push another out.
	 */
	public enum Group {

		/** What happened to runs. */
		HAPPENED,
		/** What people asked to be changed. */
		ASKED,
		/** What was refused. */
		REFUSED;

		/** The one that a kind belongs to. */
		public static Group of(Kind kind) {
			return switch (kind) {
				case AUDIT -> ASKED;
				case REFUSED -> REFUSED;
				default -> HAPPENED;
			};
		}

	}

}
