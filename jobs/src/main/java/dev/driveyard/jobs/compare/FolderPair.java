package dev.driveyard.jobs.compare;

import java.util.List;

import dev.driveyard.tree.Listing;
import org.jspecify.annotations.Nullable;

/**
 * What both trees have in the folder of one path.
 *
 * @param path relative to both roots
 * @param a null if A has no such folder
 * @param b null if B has no such folder
 */
record FolderPair(String path, @Nullable Listing a, @Nullable Listing b) {

	/** How many entries they have. */
	long entries() {
		return size(this.a) + size(this.b);
	}

	private static long size(@Nullable Listing listing) {
		return (listing != null) ? listing.children().size() : 0;
	}

	/**
	 * Some that follow each other in the order of a walk: what a step handles as one
	 * item.
	 */
	record Stretched(List<FolderPair> pairs) {
	}

}
