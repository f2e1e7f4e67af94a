package dev.driveyard.tree;

import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Patterns that people write for names, or, with a slash, for paths below a location's
 * root.
 */
final class Globs {

	private Globs() {
	}

	/** What is wrong with a pattern, for a person; empty if it can be used. */
	static Optional<String> problem(String glob) {
		try {
			compile(glob);
			return Optional.empty();
		}
		catch (PatternSyntaxException ex) {
			return Optional.of("'" + glob + "' is no pattern that can be used (" + ex.getDescription()
					+ "). To mean one of the characters *?[]{}\\ itself, write a backslash before it");
		}
	}

	/** What a pattern matches; one without a slash matches names at any depth. */
	static PathMatcher matcher(String glob) {
		PathMatcher compiled = compile(glob);
		return glob.contains("/") ? compiled : (path) -> compiled.matches(path.getFileName());
	}

	private static PathMatcher compile(String glob) {
		return FileSystems.getDefault().getPathMatcher("glob:" + glob.replaceFirst("^/", ""));
	}

}
