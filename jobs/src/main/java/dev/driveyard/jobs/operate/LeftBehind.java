package dev.driveyard.jobs.operate;

import java.util.List;

/**
 * How people are told of what runs left to itself as they ended, since it did not react.
 */
final class LeftBehind {

	/** How many are named. */
	private static final int NAMED = 3;

	private LeftBehind() {
	}

	static String message(List<String> left) {
		return "When the run was to end, this did not react, and was left: " + names(left)
				+ ". The disk or server may not answer. What comes of it is not recorded; it is looked at again"
				+ " when the run goes on. Until it reacts, or its process ends, nobody else may work on what the run"
				+ " works on.";
	}

	/** To follow the description of a run. */
	static String claims(List<String> left) {
		return " (it has ended, but this does not react: " + names(left) + ")";
	}

	/** The first of some, and how many more there are. */
	static String names(List<String> left) {
		String first = String.join(", ", left.subList(0, Math.min(NAMED, left.size())));
		return (left.size() > NAMED) ? first + " and " + (left.size() - NAMED) + " more" : first;
	}

}
