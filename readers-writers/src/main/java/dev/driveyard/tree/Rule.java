package dev.driveyard.tree;

import java.util.Locale;

/**
 * A toggle that leaves entries out of an index.
 */
public enum Rule {

	/**
	 * Files that systems scatter: {@code .DS_Store}, {@code Thumbs.db}, {@code /proc},
	 * {@code lost+found}.
	 */
	NO_SYSTEM_FILES(true, "files and folders that operating systems keep for themselves"),
	/** Names that begin with a dot. */
	NO_HIDDEN(false, "names that begin with a dot"),
	/** What git keeps in a working tree. */
	NO_GIT(false, ".git and git's own files"),
	/** Directories that tools can make again. */
	NO_DEV_DIRS(false, "folders that tools can make again: node_modules, target, build, caches"),
	/** What the repository's ignore files name. */
	GITIGNORE(false, "what .gitignore and .git/info/exclude name"),
	/** Everything but images and the directories that lead to them. */
	ONLY_IMAGES(false, "every file that is no image");

	private final boolean onByDefault;

	private final String description;

	Rule(boolean onByDefault, String description) {
		this.onByDefault = onByDefault;
		this.description = description;
	}

	/** Whether it is on unless said otherwise. */
	public boolean onByDefault() {
		return this.onByDefault;
	}

	/** What it leaves out, for a person. */
	public String description() {
		return this.description;
	}

	/** Its name in commands and stored settings: {@code no-hidden}. */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * The rule with this name.
	 * @throws IllegalArgumentException if there is none
	 */
	public static Rule ofId(String id) {
		for (Rule rule : values()) {
			if (rule.id().equals(id)) {
				return rule;
			}
		}
		throw new IllegalArgumentException("There is no rule '" + id + "'");
	}

}
