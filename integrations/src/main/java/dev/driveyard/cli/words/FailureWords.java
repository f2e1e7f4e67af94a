package dev.driveyard.cli.words;

import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.EncodedName;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about failures, in the words of this command line.
 */
public final class FailureWords {

	private FailureWords() {
	}

	/** The message with the advice. */
	public static String text(Failure failure) {
		return failure.message() + advice(failure);
	}

	/** The advice, with what goes before it, {@code ""} for none. */
	public static String advice(@Nullable Failure failure) {
		return (failure != null) ? advice(failure.code(), failure) : "";
	}

	/** The same for what is known by its code alone. */
	public static String advice(FailureCode code) {
		return advice(Failure.of(code, ""));
	}

	private static String advice(FailureCode code, Failure about) {
		return switch (code) {
			case ALREADY_RUNNING -> " Watch it with: driveyard runs show " + about.run();
			case CLAIMED -> " Wait for it or stop it with: driveyard runs stop " + about.run();
			case FOLLOWED -> " driveyard runs restart " + about.run();
			case NO_SUCH_RUN -> " See: driveyard runs list --all";
			case NOTHING_TO_UNDO -> " See: driveyard history " + about.run();
			case CONTENTS_NOT_READ -> " Look for duplicates with --mode content-hash first.";
			case LOCATION_OVERLAPS ->
				" To index the larger folder, first run: driveyard location remove " + about.location();
			case LOCATION_IN_THE_WAY -> " First run: driveyard location remove " + about.location();
			case ROOT_REPLACED -> " If the folder was replaced on purpose, add --accept-root.";
			case NO_LOCATIONS -> " First run: driveyard index --mode content PATH";
			case NOTHING_TO_COMPARE_WITH -> " First run: driveyard index --mode content " + path(about);
			case NOT_INDEXED -> " Run it without --no-refresh.";
			case NO_ROOM -> " Make room, or add --ignore-space if you know better.";
			case NO_LIBRARY -> " Make one with: driveyard library create NAME";
			case NO_HOME -> " Set HOME or XDG_DATA_HOME, or name a library by its path: --library /srv/NAME";
			case IN_USE_ELSEWHERE -> " If that host is down for good: driveyard library unlock";
			case NO_SUCH_TOKEN -> " See: driveyard token list";
			case NO_TLS -> " Give it one (see docs/server.md), or add --insecure if you know better.";
			case WRITABLE_BY_OTHERS -> "; to work on it with others: driveyard library share";
			case OTHER, REFUSED, NO_SUCH_JOB, TOO_MANY_RUNS, NOT_RUNNING, NOT_RESUMABLE, NOT_PLANNED, ALIVE, IN_USE,
					NO_SUCH_REQUEST, NOT_WAITING, KEY_REUSED, REQUEST_LOST, TOKEN_EXISTS, BAD_TOKEN, PATH_NOT_ALLOWED,
					NO_SUCH_SCHEDULE, SCHEDULE_EXISTS, SCHEDULE_BUSY, SCHEDULE_FOLLOWED, VOLUME_MISSING, NOT_WRITABLE ->
				"";
		};
	}

	private static String path(Failure about) {
		return EncodedName.display(String.valueOf(about.path()));
	}

}
