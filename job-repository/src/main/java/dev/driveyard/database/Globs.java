package dev.driveyard.database;

/**
 * Shell globs as POSIX regular expressions.
 */
final class Globs {

	private Globs() {
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
