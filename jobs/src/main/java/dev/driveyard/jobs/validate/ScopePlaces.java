package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.catalogue.findings.CheckScope;
import dev.driveyard.catalogue.findings.CheckScope.Part;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.locations.VolumeNumbers;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.MissingPathException;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The places that a run looks at, and whether their disks are there: what is on a disk
 * that is not mounted is never taken for missing. Writes nothing.
 */
final class ScopePlaces {

	private final VolumeRegistry registry;

	private final Locations store;

	private final List<String> paths;

	private final Map<Long, Location> locations = new HashMap<>();

	private final VolumeNumbers volumes;

	ScopePlaces(VolumeRegistry registry, Locations store, List<String> paths) {
		this.registry = registry;
		this.store = store;
		this.volumes = new VolumeNumbers(registry, store);
		this.paths = paths;
		store.all().forEach((location) -> this.locations.put(location.id(), location));
	}

	/** What was asked for, there or not. */
	CheckScope scope() {
		return new CheckScope(partsAskedFor());
	}

	private List<Part> partsAskedFor() {
		if (this.paths.isEmpty()) {
			return this.locations.values()
				.stream()
				.filter((location) -> this.registry.reaches(location.device()))
				.sorted(Comparator.comparing(Location::root).thenComparing(Location::id))
				.map((location) -> new Part(location.id(), location.root(), "", null))
				.toList();
		}
		return this.paths.stream().map((path) -> part(path).orElseThrow(() -> notIndexed(path))).toList();
	}

	private static MissingPathException notIndexed(String path) {
		return new MissingPathException(Failure.ofPath(FailureCode.NOTHING_TO_COMPARE_WITH,
				EncodedName.display(path) + " is in no location, so there is nothing to compare it with.", path));
	}

	private Optional<Part> part(String path) {
		Address address = this.registry.address(path);
		return this.locations.values()
			.stream()
			.filter((location) -> location.holds(address))
			.findFirst()
			.map((location) -> part(location, address.relativeTo(location.address())));
	}

	private Part part(Location location, String relative) {
		if (relative.isEmpty() || this.store.hasDirectory(location.id(), relative)) {
			return new Part(location.id(), location.root(), relative, null);
		}
		return new Part(location.id(), location.root(), EncodedPaths.parent(relative), EncodedPaths.name(relative));
	}

	/**
	 * An absolute path of a location for people: with its volume, if that is no file
	 * system of this machine.
	 */
	String shown(long location, String path) {
		Location known = this.locations.get(location);
		return (known != null) ? this.registry.text(new Address(known.device(), path)) : path;
	}

	/**
	 * What is there of what was asked for.
	 * @param offline told of each location whose disk is not there
	 * @throws CatalogueException if one that was named is not there, or none is
	 */
	CheckScope present(List<Absent> offline) {
		List<Part> present = new ArrayList<>();
		for (Part part : partsAskedFor()) {
			String problem = problem(part.location());
			if (problem == null) {
				present.add(part);
			}
			else {
				offline.add(new Absent(part.location(), part.root(), problem));
			}
		}
		if (present.isEmpty() && offline.isEmpty()) {
			throw new CatalogueException(Failure.of(FailureCode.NO_LOCATIONS, "The library has no locations."));
		}
		if (present.isEmpty() || (!this.paths.isEmpty() && !offline.isEmpty())) {
			throw new CatalogueException(offline.get(0).problem());
		}
		return new CheckScope(present);
	}

	/** Whether the disk of a location is there. */
	boolean isPresent(long location) {
		return problem(location) == null;
	}

	/**
	 * Makes sure that the disk of a location is still there.
	 * @throws CatalogueException if it is not
	 */
	void require(long location) {
		String problem = problem(location);
		if (problem != null) {
			throw new CatalogueException(problem);
		}
	}

	private @Nullable String problem(long id) {
		Location location = location(id);
		String folder = "The folder " + EncodedName.display(location.root()) + " of location '" + location.name()
				+ "' ";
		try {
			boolean same = isRoot(location);
			return same ? null : folder + "is not the one that was indexed. Mount the right disk and validate again.";
		}
		catch (IOException ex) {
			return folder + "can't be read: " + Problems.describeFolder(ex)
					+ ". Is its disk mounted? Nothing was found out about its files.";
		}
	}

	/** No name on its path may be a link by now: its files are opened so, too. */
	private boolean isRoot(Location location) throws IOException {
		try (OpenDirectory open = backend(location.id()).open(location.root())) {
			FileStat root = open.self();
			return root.stat().inode() == location.rootInode()
					&& volumeOf(location.id(), root.device()) == location.volume();
		}
	}

	Location location(long id) {
		return Objects.requireNonNull(this.locations.get(id), () -> "There is no location " + id);
	}

	/**
	 * The catalogue's number of a file system that a location reaches into, 0 if it has
	 * none; for any thread.
	 */
	long volumeOf(long location, long device) {
		return this.volumes.of(location(location).device(), device);
	}

	/** What reaches the files of a location. */
	Backend backend(long location) {
		return this.registry.backend(location(location).device());
	}

	/** Whether a directory is on a volume; for any thread. */
	boolean isOn(long volume, FileStat directory) {
		return this.volumes.of(this.registry.deviceOf(volume), directory.device()) == volume;
	}

	/** Whether a directory is the one that a file is known to be in; for any thread. */
	boolean isSame(FileStat directory, PendingFile file) {
		return this.volumes.isSame(directory, file);
	}

	/** The absolute path of a directory. */
	String directory(long location, String relative) {
		return EncodedPaths.below(location(location).root(), relative);
	}

	/** Whether a volume is one of this machine, or of none that is known. */
	boolean isHere(long volume) {
		String here = this.registry.here();
		return this.registry.findDevice(volume).orElse(here).equals(here);
	}

	/**
	 * Whether the file system that held a directory is not mounted where it was: then
	 * what is nearest to it of all that is there is on another one.
	 */
	boolean isOffline(String directory, long volume) {
		String device = this.registry.findDevice(volume).orElse(null);
		if (device == null) {
			return true;
		}
		for (String at = directory;; at = EncodedPaths.parent(at)) {
			try {
				return this.volumes.of(device, this.registry.backend(device).stat(at).device()) != volume;
			}
			catch (IOException ex) {
				if (at.equals("/")) {
					return true;
				}
			}
		}
	}

	/**
	 * A location whose disk is not there.
	 */
	record Absent(long location, String root, String problem) {
	}

}
