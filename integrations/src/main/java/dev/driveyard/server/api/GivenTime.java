package dev.driveyard.server.api;

import java.time.Instant;

import dev.driveyard.server.problem.ProblemException;

/**
 * Times as they come from outside: those that a database can hold.
 */
final class GivenTime {

	private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");

	private static final Instant LAST = Instant.parse("9999-12-30T23:59:59Z");

	private GivenTime() {
	}

	/** Makes sure that a time can be kept and compared. */
	static Instant require(String field, Instant time) {
		if (time.isBefore(FIRST) || time.isAfter(LAST)) {
			throw ProblemException.ofField(field, "is a time from the year 1 to 9999");
		}
		return time;
	}

}
