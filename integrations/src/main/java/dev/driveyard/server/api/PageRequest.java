package dev.driveyard.server.api;

import dev.driveyard.server.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which page is wanted.
 *
 * @param after what the page before said comes next, null for the first page
 * @param limit how many items at most
 */
public record PageRequest(@Nullable String after, @Nullable Integer limit) {

	/** How many there are if nothing is said. */
	public static final int USUAL = 50;

	/** How many there are at most. */
	public static final int MOST = 500;

	/** How many items at most. */
	public int size() {
		if (this.limit != null && (this.limit < 1 || this.limit > MOST)) {
			throw ProblemException.ofField("limit", "is a number from 1 to " + MOST);
		}
		return (this.limit != null) ? this.limit : USUAL;
	}

	/** The key after which it begins, as a number. */
	public long key(long first) {
		if (this.after == null) {
			return first;
		}
		try {
			return Long.parseLong(this.after);
		}
		catch (NumberFormatException ex) {
			throw ProblemException.ofField("after", "is not what a page has said comes next");
		}
	}

}
