package dev.driveyard.catalogue.scan;

import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of a directory that a scan comes to.
 *
 * @param location the location that it is in
 * @param path relative to that location's root; begins with {@code //} while it has no
 * place
 * @param listing digest of its children when they were last compared, null if unknown
 * @param directories how many directories it holds directly
 */
public record KnownDirectory(long id, long location, String path, long volume, long inode, @Nullable String listing,
		long directories) {

	/**
	 * The last name of the path.
	 */
	public String name() {
		return this.path.substring(this.path.lastIndexOf('/') + 1);
	}

}
