package dev.driveyard.tree;

import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * Decides which entries {@link Rules} leave out. Globs to include win, then globs to
 * exclude, then the toggles in their order.
 */
final class RuleCheck {

	/** What an exclude glob is counted under. */
	static final String EXCLUDED = "exclude";

	private final Rules rules;

	private final List<PathMatcher> include;

	private final List<PathMatcher> exclude;

	RuleCheck(Rules rules) {
		this.rules = rules;
		this.include = matchers(rules.include());
		this.exclude = matchers(rules.exclude());
	}

	boolean readsIgnoreFiles() {
		return this.rules.on().contains(Rule.GITIGNORE);
	}

	/**
	 * The name of the rule that leaves the entry out, null if none does.
	 * @param relative its path below the location's root
	 */
	@Nullable String leavesOut(String root, String relative, String name, FileKind kind, @Nullable GitIgnores ignores) {
		if (matches(this.include, relative)) {
			return null;
		}
		if (matches(this.exclude, relative)) {
			return EXCLUDED;
		}
		for (Rule rule : Rule.values()) {
			if (this.rules.on().contains(rule) && applies(rule, root, relative, name, kind, ignores)) {
				return rule.id();
			}
		}
		return null;
	}

	private static boolean applies(Rule rule, String root, String relative, String name, FileKind kind,
			@Nullable GitIgnores ignores) {
		boolean directory = kind == FileKind.DIRECTORY;
		return switch (rule) {
			case NO_SYSTEM_FILES -> NamePatterns.isSystem(name, absolute(root, relative));
			case NO_HIDDEN -> name.startsWith(".");
			case NO_GIT -> NamePatterns.isGit(name);
			case NO_DEV_DIRS -> directory && NamePatterns.isDevDirectory(name);
			case GITIGNORE -> ignores != null && ignores.ignores(absolute(root, relative), directory);
			case ONLY_IMAGES -> !directory && !NamePatterns.isImage(name);
		};
	}

	static String absolute(String root, String relative) {
		return root.equals("/") ? "/" + relative : root + "/" + relative;
	}

	private static boolean matches(List<PathMatcher> matchers, String relative) {
		for (int i = 0; i < matchers.size(); i++) {
			if (matchers.get(i)
				.matches(Path.of(EncodedName.isText(relative) ? relative : EncodedName.display(relative)))) {
				return true;
			}
		}
		return false;
	}

	/** One that can't be used, as older versions have stored, matches nothing. */
	private static List<PathMatcher> matchers(List<String> globs) {
		return globs.stream().filter((glob) -> Globs.problem(glob).isEmpty()).map(Globs::matcher).toList();
	}

}
