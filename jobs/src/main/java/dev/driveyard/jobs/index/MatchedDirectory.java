package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.jobs.index.KnownDirectories.Known;
import dev.driveyard.tree.Listing;
import org.jspecify.annotations.Nullable;

/**
 * A directory on disk, with what the catalogue has of it.
 *
 * @param listing what is on disk
 * @param self the directory in the catalogue
 * @param path absolute
 * @param volume the catalogue's number of the file system that it is on
 * @param start its entry, where the walk starts with it: no listing shows that one
 * @param children what became of its children; null where its listing has the digest that
 * the catalogue remembers, or where it was not listed
 */
record MatchedDirectory(Listing listing, Known self, String path, long volume, @Nullable Entry start,
		@Nullable Children children) {

	/** The absolute path of a child. */
	String child(String name) {
		return this.path.equals("/") ? "/" + name : this.path + "/" + name;
	}

	/**
	 * The children of a directory.
	 *
	 * @param found those on disk, in the order of the listing
	 * @param unreadable entries whose files are there and can't be read
	 * @param missing entries that are neither there nor known to be elsewhere
	 */
	record Children(List<MatchedChild> found, List<Entry> unreadable, List<Entry> missing) {
	}

}
