package dev.driveyard.jobs.index;

import dev.driveyard.catalogue.Contents.Scope;
import dev.driveyard.jobs.contents.LocationFiles;
import dev.driveyard.tree.WalkOptions;

/**
 * The files that an index job reads, as the steps that read files see them.
 *
 * @param scope which of the location's
 */
record IndexedFiles(LocationFiles files, Scope scope) {

	static IndexedFiles of(IndexParts parts, IndexParameters parameters) {
		return new IndexedFiles(
				new LocationFiles(parts.volume(), parts.locations(), parts.locations()
					.find(parameters.location())
					.orElseThrow(() -> new IllegalArgumentException("There is no location " + parameters.location()))),
				scope(parameters));
	}

	private static Scope scope(IndexParameters parameters) {
		String start = parameters.start();
		int depth = DiscoverProcessor.depth(start);
		boolean unlimited = parameters.maxDepth() == WalkOptions.UNLIMITED;
		return new Scope(parameters.location(), start, unlimited ? Integer.MAX_VALUE : depth + parameters.maxDepth());
	}

}
