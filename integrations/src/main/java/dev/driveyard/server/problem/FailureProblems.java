package dev.driveyard.server.problem;

import java.util.Locale;

import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.EncodedName;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * The one place where the codes of failures become statuses and types.
 */
final class FailureProblems {

	private FailureProblems() {
	}

	/** The problem that a failure is. */
	static ProblemDetail of(Failure failure) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(failure.code()), failure.message());
		problem.setType(ProblemType.uri(failure.code()));
		problem.setTitle(title(failure.code()));
		if (failure.run() != null) {
			problem.setProperty("run", failure.run());
		}
		if (failure.location() != null) {
			problem.setProperty("location", failure.location());
		}
		if (failure.path() != null) {
			problem.setProperty("path", EncodedName.display(failure.path()));
		}
		return problem;
	}

	private static String title(FailureCode code) {
		String words = code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
		return Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

	static HttpStatus status(FailureCode code) {
		return switch (code) {
			case NO_SUCH_JOB, NO_SUCH_RUN, NO_SUCH_REQUEST, NO_SUCH_TOKEN, NO_SUCH_SCHEDULE, NO_LIBRARY ->
				HttpStatus.NOT_FOUND;
			case PATH_NOT_ALLOWED -> HttpStatus.FORBIDDEN;
			case BAD_TOKEN -> HttpStatus.BAD_REQUEST;
			case KEY_REUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
			case NO_ROOM -> HttpStatus.INSUFFICIENT_STORAGE;
			case OTHER, REFUSED, ALREADY_RUNNING, CLAIMED, TOO_MANY_RUNS, NOT_RUNNING, NOT_RESUMABLE, FOLLOWED,
					NOT_PLANNED, ALIVE, NOT_WAITING, REQUEST_LOST, NOTHING_TO_UNDO, CONTENTS_NOT_READ,
					LOCATION_OVERLAPS, LOCATION_IN_THE_WAY, ROOT_REPLACED, NO_LOCATIONS, NOTHING_TO_COMPARE_WITH,
					NOT_INDEXED, NO_HOME, IN_USE, IN_USE_ELSEWHERE, WRITABLE_BY_OTHERS, TOKEN_EXISTS, NO_TLS,
					SCHEDULE_EXISTS, SCHEDULE_BUSY, SCHEDULE_FOLLOWED, VOLUME_MISSING, NOT_WRITABLE ->
				HttpStatus.CONFLICT;
		};
	}

}
