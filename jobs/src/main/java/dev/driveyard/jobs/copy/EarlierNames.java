package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import dev.driveyard.files.EncodedPaths;

/**
 * The names that come before a directory in the one that holds it, by walk order: those
 * that are there, and those that the run has renamed away. For one thread.
 */
final class EarlierNames {

	private final Map<String, List<String>> renamed = new HashMap<>();

	private String parent = "";

	private TreeSet<String> listed = new TreeSet<>();

	/** A directory is not where it was any more. */
	void renamed(String source) {
		String above = EncodedPaths.parent(source);
		this.renamed.keySet().removeIf((path) -> !EncodedPaths.isWithin(above, path));
		this.renamed.computeIfAbsent(above, (path) -> new ArrayList<>()).add(EncodedPaths.name(source));
	}

	/** Those before a directory; the one that holds it is listed once. */
	Collection<String> before(OpenFolders sources, String source) throws IOException {
		String above = EncodedPaths.parent(source);
		if (!above.equals(this.parent)) {
			TreeSet<String> names = new TreeSet<>();
			sources.at(above).eachName(names::add);
			this.parent = above;
			this.listed = names;
		}
		List<String> before = new ArrayList<>(this.listed.headSet(EncodedPaths.name(source)));
		before.addAll(this.renamed.getOrDefault(above, List.of()));
		return before;
	}

}
