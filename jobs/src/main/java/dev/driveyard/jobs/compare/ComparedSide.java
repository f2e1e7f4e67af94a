package dev.driveyard.jobs.compare;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.driveyard.catalogue.differences.KnownHashes;
import dev.driveyard.catalogue.differences.KnownHashes.KnownHash;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Ability;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;

/**
 * One of the two trees, or files, that are compared. For any thread.
 */
final class ComparedSide {

	private final Address address;

	private final Backend volume;

	private final FileStat root;

	private final List<Location> locations;

	private final Set<String> absent;

	private final KnownHashes known;

	private final ConcurrentMap<Long, TimeTolerance> tolerances = new ConcurrentHashMap<>();

	/**
	 * A side.
	 * @param root what is there now
	 * @param locations those that it is in, and those in it
	 * @param absent the paths in it at which another folder is than was indexed there
	 */
	ComparedSide(Address address, Backend volume, FileStat root, List<Location> locations, Set<String> absent,
			KnownHashes known) {
		this.address = address;
		this.volume = volume;
		this.root = root;
		this.locations = List.copyOf(locations);
		this.absent = Set.copyOf(absent);
		this.known = known;
	}

	Backend volume() {
		return this.volume;
	}

	FileStat root() {
		return this.root;
	}

	boolean isFile() {
		return this.root.stat().kind() == FileKind.FILE;
	}

	String rootPath() {
		return this.address.path();
	}

	/**
	 * Where something is.
	 * @param relative its path from the root; of a file that is compared alone, any
	 */
	Address at(String relative) {
		return isFile() ? this.address : this.address.below(relative);
	}

	/** Whether its files are told from each other by their numbers. */
	boolean hasStableInodes() {
		return this.volume.abilities().contains(Ability.STABLE_INODES);
	}

	/** How coarsely the time of a file is kept. */
	TimeTolerance tolerance(long device) {
		return this.tolerances.computeIfAbsent(device, (number) -> TimeTolerance.of(this.volume, number));
	}

	/** Whether the disk that belongs to a path is not there. */
	boolean isAbsent(String relative) {
		return this.absent.contains(relative);
	}

	/** What the catalogue knows of the files of a folder, by their names. */
	Map<String, KnownHash> hashes(String folder) {
		Address directory = isFile() ? this.address.parent() : this.address.below(folder);
		return this.locations.stream()
			.filter((location) -> location.holds(directory))
			.findFirst()
			.map((location) -> this.known.in(location.id(), EncodedPaths.relative(directory.path(), location.root())))
			.orElse(Map.of());
	}

}
