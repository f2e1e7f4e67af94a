package dev.driveyard.server.api;

import dev.driveyard.schedules.ScheduleQueries;
import dev.driveyard.server.security.Caller;

/**
 * Whose word it is what schedules launch.
 */
final class ScheduleAuthors {

	/** What the names begin with by which schedules ask for runs. */
	private static final String SCHEDULE = "schedule ";

	private final ScheduleQueries schedules;

	ScheduleAuthors(ScheduleQueries schedules) {
		this.schedules = schedules;
	}

	/**
	 * Whether somebody of this name is a schedule by somebody with a token. One that is
	 * gone may have been.
	 */
	boolean areConfined(String requestedBy) {
		return requestedBy.startsWith(SCHEDULE) && this.schedules.find(requestedBy.substring(SCHEDULE.length()))
			.map((schedule) -> Caller.isConfined(schedule.authors().changedBy()))
			.orElse(true);
	}

}
