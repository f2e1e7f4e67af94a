package dev.driveyard.database;

/**
 * Shell globs as POSIX regular expressions.
 */
final class GlobRegex {

	private GlobRegex() {
	}

	/**
	 * Makes sure that a glob means the same to every database.
	 * @throws IllegalArgumentException if it does not; the message names it
	 */
	static String require(String glob) {
		for (int at = glob.indexOf('['); at >= 0; at = glob.indexOf('[', at)) {
			int end = classEnd(glob, at);
			if (end < 0) {
				throw unusable(glob, "there is no ] for its [");
			}
			requireRanges(glob, glob.substring(at + 1, end));
			at = end;
		}
		return glob;
	}

	private static void requireRanges(String glob, String body) {
		for (int dash = body.indexOf('-', 1); dash > 0
				&& dash < body.length() - 1; dash = body.indexOf('-', dash + 1)) {
			if (body.charAt(dash - 1) > body.charAt(dash + 1)) {
				throw unusable(glob, "the range " + body.substring(dash - 1, dash + 2) + " is the wrong way round");
			}
		}
	}

	private static IllegalArgumentException unusable(String glob, String why) {
		return new IllegalArgumentException("'" + glob + "' is no pattern that can be used: " + why
				+ ". To mean the character [ itself, write [[].");
	}

	static String toRegex(String glob) {
		StringBuilder regex = new StringBuilder("^");
		int i = 0;
		while (i < glob.length()) {
			char c = glob.charAt(i);
			int end = (c == '[') ? classEnd(glob, i) : -1;
			if (end > 0) {
				String body = glob.substring(i + 1, end).replace("\\", "\\\\");
				regex.append('[').append(body.startsWith("!") ? "^" + body.substring(1) : body).append(']');
				i = end + 1;
				continue;
			}
			appendOne(regex, c);
			i++;
		}
		return regex.append('$').toString();
	}

	private static int classEnd(String glob, int start) {
		int from = start + 1;
		if (from < glob.length() && (glob.charAt(from) == '!' || glob.charAt(from) == '^')) {
			from++;
		}
		return glob.indexOf(']', from + 1);
	}

	private static void appendOne(StringBuilder regex, char c) {
		if (c == '*') {
			regex.append(".*");
		}
		else if (c == '?') {
			regex.append('.');
		}
		else if ("\\^$.|+(){}[]".indexOf(c) >= 0) {
			regex.append('\\').append(c);
		}
		else {
			regex.append(c);
		}
	}

}
