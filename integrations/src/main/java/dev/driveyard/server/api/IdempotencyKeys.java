package dev.driveyard.server.api;

import dev.driveyard.schedules.Schedule;
import dev.driveyard.server.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Checks the header {@code Idempotency-Key}.
 */
public final class IdempotencyKeys {

	private static final String HEADER = "Idempotency-Key";

	private static final int LONGEST = 200;

	private IdempotencyKeys() {
	}

	/**
	 * Makes sure that a key may be used by a caller. Those of schedules are kept for
	 * them.
	 * @param key null if there is none
	 */
	public static void require(@Nullable String key) {
		if (key == null) {
			return;
		}
		if (key.startsWith(Schedule.KEYS)) {
			throw ProblemException.ofField(HEADER, "does not begin with " + Schedule.KEYS);
		}
		if (key.isBlank() || key.length() > LONGEST) {
			throw ProblemException.ofField(HEADER, "has 1 to " + LONGEST + " letters");
		}
	}

}
