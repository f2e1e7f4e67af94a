package dev.driveyard.tree;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * What a walk found at one directory.
 *
 * @param path relative to the location's root, {@code ""} for the root itself
 * @param self the directory as its parent's listing showed it
 * @param state whether it was listed
 * @param children what it holds, sorted by name in UTF-16 order, without what rules leave
 * out
 * @param failures children that could not be read
 * @param leftOut the names that rules left out, each with its rule
 * @param unreadRules rule files whose rules are not applied, relative to the directory
 * @param digest of all children, equal for equal contents, 32 hex digits; null unless
 * every child was read and somebody wants it
 * @param problem why it could not be listed
 */
public record Listing(String path, FileStat self, State state, List<FileStat> children, List<Children.Failure> failures,
		Map<String, String> leftOut, List<Children.Failure> unreadRules, @Nullable String digest,
		@Nullable IOException problem) {

	/**
	 * What became of the directory.
	 */
	public enum State {

		/** Its children are known. */
		LISTED,
		/** It lies deeper than the walk goes, or on another file system. */
		NOT_ENTERED,
		/** It could not be read: nothing is known of its children. */
		FAILED

	}

	/**
	 * A start and what it holds, all of which could be read.
	 */
	public static Listing of(FileStat self, List<FileStat> children) {
		return new Listing("", self, State.LISTED, children, List.of(), Map.of(), List.of(), null, null);
	}

	static Listing notEntered(String path, FileStat self) {
		return new Listing(path, self, State.NOT_ENTERED, List.of(), List.of(), Map.of(), List.of(), null, null);
	}

	static Listing failed(String path, FileStat self, IOException problem) {
		return new Listing(path, self, State.FAILED, List.of(), List.of(), Map.of(), List.of(), null, problem);
	}

	/**
	 * How much work and memory it stands for, in entries.
	 */
	int weight() {
		return 1 + this.children.size();
	}

}
