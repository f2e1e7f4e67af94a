package dev.driveyard.schedules;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A schedule as it is kept.
 *
 * @param anchor when it began to be due at these times: its intervals count from there
 * @param paused whether it is due at no time now
 */
public record Schedule(long id, ScheduleSpec spec, Instant anchor, boolean paused, Due due, Authors authors) {

	/** What the idempotency keys of all that schedules launch begin with. */
	public static final String KEYS = "schedule:";

	/** The idempotency key of one of its launches. */
	public String key(String launch) {
		return KEYS + this.id + ":" + launch;
	}

	/** Its name. */
	public String name() {
		return this.spec.name();
	}

	/**
	 * Its times.
	 *
	 * @param next null if there is none
	 * @param last null before the first
	 */
	public record Due(@Nullable Instant next, @Nullable Instant last) {
	}

	/**
	 * Who made it what it is.
	 */
	public record Authors(Instant created, String createdBy, Instant changed, String changedBy) {
	}

}
