package dev.driveyard.schedules;

import dev.driveyard.tokens.AccessToken;

/**
 * Who is said to ask for what a schedule launches. Whose word a schedule is by somebody
 * with a token is said with it, so that it is known when the schedule is another's or
 * gone.
 */
public final class ScheduleRequester {

	private static final String SCHEDULE = "schedule ";

	private static final String BY_TOKEN = " by " + AccessToken.ASKER;

	private ScheduleRequester() {
	}

	/** Who asks for what a schedule launches now. */
	public static String of(Schedule schedule) {
		String author = schedule.authors().changedBy();
		return SCHEDULE + schedule.name() + (author.startsWith(AccessToken.ASKER) ? " by " + author : "");
	}

	/** Whether it is a schedule of a name, whoever made it. */
	public static boolean isOf(String requestedBy, String schedule) {
		return requestedBy.equals(SCHEDULE + schedule) || requestedBy.startsWith(SCHEDULE + schedule + BY_TOKEN);
	}

	/** Whether it is a schedule by somebody with a token. */
	public static boolean isByToken(String requestedBy) {
		return requestedBy.startsWith(SCHEDULE) && requestedBy.contains(BY_TOKEN);
	}

}
