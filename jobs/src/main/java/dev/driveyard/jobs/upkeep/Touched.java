package dev.driveyard.jobs.upkeep;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.driveyard.journal.OperationFile;
import org.jspecify.annotations.Nullable;

/**
 * A directory in which a run changed something.
 *
 * @param path absolute
 * @param depth whether what lies below it is to be looked at too
 * @param gone the names of what the run took away: only these may vanish from the
 * catalogue
 * @param files what the run put there, by name
 * @param moved whether that was elsewhere before, so that it holds what it held there
 * @param names all names that the run can have changed there; null if that is not known
 */
record Touched(String path, Depth depth, Set<String> gone, Map<String, OperationFile> files, boolean moved,
		@Nullable Set<String> names) {

	/** A directory in which things came or were changed. */
	static Touched at(String path) {
		return new Touched(path, Depth.ALONE, Set.of(), Map.of(), false, null);
	}

	/** A directory with all below it. */
	static Touched tree(String path) {
		return new Touched(path, Depth.TREE, Set.of(), Map.of(), false, null);
	}

	/** A directory that was moved, with all below it if it is new to the catalogue. */
	static Touched renamed(String path) {
		return new Touched(path, Depth.TREE_IF_NEW, Set.of(), Map.of(), true, null);
	}

	/** A directory that something left. */
	static Touched left(String path, Set<String> gone) {
		return new Touched(path, Depth.ALONE, gone, Map.of(), false, null);
	}

	/** A directory that something came to. */
	static Touched reached(String path, Map<String, OperationFile> files, boolean moved) {
		return new Touched(path, Depth.ALONE, Set.of(), files, moved, null);
	}

	/**
	 * What lies below a directory.
	 */
	enum Depth {

		/** Is not looked at. */
		ALONE,
		/** Is looked at. */
		TREE,
		/** Is looked at if the directory is new to the catalogue. */
		TREE_IF_NEW;

		Depth and(Depth other) {
			if (this == TREE || other == TREE) {
				return TREE;
			}
			return (this == TREE_IF_NEW) ? this : other;
		}

	}

	/** The same directory with all that was done there. */
	Touched and(Touched other) {
		Set<String> left = new HashSet<>(this.gone);
		left.addAll(other.gone);
		Map<String, OperationFile> came = new HashMap<>(this.files);
		came.putAll(other.files);
		return new Touched(this.path, this.depth.and(other.depth), left, came, this.moved || other.moved,
				both(this.names, other.names));
	}

	private static @Nullable Set<String> both(@Nullable Set<String> one, @Nullable Set<String> other) {
		if (one == null || other == null) {
			return null;
		}
		Set<String> names = new HashSet<>(one);
		names.addAll(other);
		return names;
	}

}
