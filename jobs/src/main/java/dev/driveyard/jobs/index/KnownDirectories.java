package dev.driveyard.jobs.index;

import java.util.HashMap;
import java.util.Map;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.scan.CatalogueReader;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of the directories that a walk will come to: told as their
 * parent is compared, or looked up where the walk started or went on.
 */
final class KnownDirectories {

	private final Location location;

	private final CatalogueReader catalogue;

	private final Map<String, Known> expected = new HashMap<>();

	KnownDirectories(Location location, CatalogueReader catalogue) {
		this.location = location;
		this.catalogue = catalogue;
	}

	void expect(String path, Known known) {
		this.expected.put(path, known);
	}

	/** What is known of the directory at a path; null if it is not in the catalogue. */
	@Nullable Known take(String path) {
		Known known = this.expected.remove(path);
		return (known != null) ? known : lookUp(path);
	}

	private @Nullable Known lookUp(String path) {
		KnownDirectory visited = this.catalogue.directory(this.location.id(), path);
		if (visited != null) {
			Entry entry = this.catalogue.entry(visited.id());
			return (entry != null) ? Known.visited(visited, entry.parent()) : null;
		}
		if (path.isEmpty()) {
			return new Known(this.location.rootEntry(), null, this.location.volume(), this.location.rootInode(), null,
					false);
		}
		return unvisited(path);
	}

	/**
	 * A directory that its parent's listing brought into the catalogue, but none of its
	 * own yet.
	 */
	private @Nullable Known unvisited(String path) {
		int slash = path.lastIndexOf('/');
		KnownDirectory parent = this.catalogue.directory(this.location.id(),
				(slash < 0) ? "" : path.substring(0, slash));
		Entry entry = (parent != null) ? this.catalogue.childOf(parent.id(), path.substring(slash + 1)) : null;
		if (entry == null || entry.stat().kind() != FileKind.DIRECTORY) {
			return null;
		}
		return Known.unvisited(entry);
	}

	/**
	 * A directory in the catalogue.
	 *
	 * @param listing digest of the children when they were last compared
	 * @param fresh whether it is new in this scan, so that the catalogue has none of its
	 * children
	 */
	record Known(long id, @Nullable Long parent, long volume, long inode, @Nullable String listing, boolean fresh) {

		static Known visited(KnownDirectory directory, @Nullable Long parent) {
			return new Known(directory.id(), parent, directory.volume(), directory.inode(), directory.listing(), false);
		}

		static Known unvisited(Entry entry) {
			return new Known(entry.id(), entry.parent(), entry.volume(), entry.stat().inode(), null, false);
		}

	}

}
