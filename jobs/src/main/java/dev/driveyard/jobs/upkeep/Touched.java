package dev.driveyard.jobs.upkeep;

import java.util.Map;
import java.util.Set;

import dev.driveyard.journal.OperationFile;

/**
 * A directory in which a run changed something.
 *
 * @param path absolute
 * @param recursive whether all below it is to be looked at too
 * @param gone the names of what the run took away: only these may vanish from the
 * catalogue
 * @param files what the run put there, by name
 * @param moved whether that was elsewhere before, so that it holds what it held there
 */
record Touched(String path, boolean recursive, Set<String> gone, Map<String, OperationFile> files, boolean moved) {

	/** A directory in which things came or were changed. */
	static Touched at(String path) {
		return new Touched(path, false, Set.of(), Map.of(), false);
	}

	/** A directory with all below it. */
	static Touched tree(String path) {
		return new Touched(path, true, Set.of(), Map.of(), false);
	}

	/** A directory that something left. */
	static Touched left(String path, Set<String> gone) {
		return new Touched(path, false, gone, Map.of(), false);
	}

	/** A directory that something came to. */
	static Touched reached(String path, Map<String, OperationFile> files, boolean moved) {
		return new Touched(path, false, Set.of(), files, moved);
	}

}
