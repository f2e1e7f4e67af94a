package dev.driveyard.tree;

import java.util.List;

/**
 * Some directories that follow each other in a walk: what a job handles as one item.
 */
public record Stretch(List<Listing> listings) {

	/**
	 * The path of the last directory: the key to go on after.
	 */
	public String lastPath() {
		return this.listings.get(this.listings.size() - 1).path();
	}

}
