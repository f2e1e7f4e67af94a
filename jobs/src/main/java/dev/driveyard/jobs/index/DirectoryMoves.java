package dev.driveyard.jobs.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises a directory that the catalogue knows in another place, so that it moves with
 * all it holds instead of being read anew. Inodes are given again after a deletion, so
 * one alone proves nothing: the old place must be empty, and the directory must have its
 * old time or hold something it held before, unchanged.
 */
final class DirectoryMoves {

	private static final Logger logger = LoggerFactory.getLogger(DirectoryMoves.class);

	private final Scan scan;

	private final Backend volume;

	private final Map<Long, Location> locations;

	private final Set<Long> moved = new HashSet<>();

	DirectoryMoves(Scan scan, Backend volume, List<Location> locations) {
		this.scan = scan;
		this.volume = volume;
		this.locations = locations.stream()
			.collect(Collectors.toMap(Location::id, (location) -> location, (a, b) -> a, HashMap::new));
	}

	/** Whether this scan has given an entry another place already. */
	boolean hasMoved(long entry) {
		return this.moved.contains(entry);
	}

	void recordMoved(long entry) {
		this.moved.add(entry);
	}

	/** The directory that was elsewhere and is now at this path; null if it is new. */
	@Nullable KnownDirectory recognise(FileStat stat, String path) {
		KnownDirectory known = this.scan.catalogue()
			.directoryByInode(this.scan.volumes().of(stat.device()), stat.stat().inode());
		if (known == null || hasMoved(known.id()) || known.path().isEmpty() || !hasLeft(known, stat, path)
				|| !isSame(known, stat, path)) {
			return null;
		}
		return known;
	}

	private boolean hasLeft(KnownDirectory known, FileStat stat, String path) {
		Location location = this.locations.get(known.location());
		if (known.path().startsWith("//") || location == null) {
			return true;
		}
		if (known.location() == this.scan.location().id() && known.path().equals(path)) {
			return true; // it is back where it was, but in a directory that was made anew
		}
		String root = location.root().equals("/") ? "" : location.root();
		try {
			return !this.volume.stat(root + "/" + known.path()).sameFile(stat);
		}
		catch (IOException ex) {
			return true;
		}
	}

	private boolean isSame(KnownDirectory known, FileStat stat, String path) {
		Entry entry = this.scan.catalogue().entry(known.id());
		if (entry == null) {
			return false;
		}
		return entry.stat().modified() == stat.stat().modified() || sharesChild(known, stat, path);
	}

	private boolean sharesChild(KnownDirectory known, FileStat stat, String path) {
		Map<String, FileAttributes> before = new HashMap<>();
		this.scan.catalogue().childrenOf(known.id()).forEach((child) -> before.put(child.name(), child.stat()));
		try {
			return this.volume.list(this.scan.absolute(path), stat)
				.stats()
				.stream()
				.anyMatch((child) -> isUnchanged(before.get(child.name()), child.stat()));
		}
		catch (IOException ex) {
			logger.debug("Can't read {}", path, ex);
			return false;
		}
	}

	/**
	 * The inodes of a removed directory's children are given again together with its own.
	 */
	private static boolean isUnchanged(@Nullable FileAttributes before, FileAttributes now) {
		return before != null && before.sameVersion(now);
	}

}
