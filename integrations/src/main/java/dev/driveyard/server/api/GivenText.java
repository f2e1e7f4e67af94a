package dev.driveyard.server.api;

import dev.driveyard.server.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Texts as they come from outside, to be looked for: those that every database can hold.
 */
public final class GivenText {

	private GivenText() {
	}

	/** Makes sure that a text can be looked for; there may be none. */
	public static @Nullable String require(String field, @Nullable String text) {
		if (text != null && text.indexOf('\0') >= 0) {
			throw ProblemException.ofField(field, "has no NUL");
		}
		return text;
	}

}
