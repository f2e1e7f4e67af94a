package dev.driveyard.jobs.locations;

import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryIds;
import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.catalogue.scan.LostAndFound;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.summary.RunNote;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.MountedFileSystem;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.tree.Rules;
import dev.driveyard.tree.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns folders into locations and finds the location that a path is in.
 */
public class LocationService {

	private static final Logger logger = LoggerFactory.getLogger(LocationService.class);

	private final Library library;

	private final VolumeRegistry volumes;

	private final Locations locations;

	private final CatalogueWriter writer;

	private final LostAndFound lostAndFound;

	private final EntryIds ids;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final ReentrantLock adding = new ReentrantLock();

	public LocationService(Library library, VolumeRegistry volumes, Locations locations, CatalogueWriter writer,
			LostAndFound lostAndFound, EntryIds ids, PlatformTransactionManager transactionManager, Clock clock) {
		this.library = library;
		this.volumes = volumes;
		this.locations = locations;
		this.writer = writer;
		this.lostAndFound = lostAndFound;
		this.ids = ids;
		this.transaction = new TransactionTemplate(transactionManager);
		this.clock = clock;
	}

	/**
	 * The location that a folder is in; the folder becomes one if it is in none.
	 * @param notes told of a new location
	 */
	public Place placeOf(String path, List<RunNote> notes) {
		Address absolute = resolve(path);
		Optional<Place> known = find(absolute);
		if (known.isPresent()) {
			if (!known.get().relative().isEmpty()) {
				requireNoFile(absolute);
			}
			return nearestKnown(known.get(), notes);
		}
		Location added = add(path, null, Rules.DEFAULT);
		notes.add(RunNote.of("Added the location " + EncodedName.display(this.volumes.text(added.address())) + "."));
		return new Place(added, "");
	}

	/**
	 * The exact place of a folder, known or not; a folder that is in no location becomes
	 * one.
	 * @param notes told of a new location
	 */
	public Place exactPlaceOf(String path, List<RunNote> notes) {
		Optional<Place> known = findPath(path);
		if (known.isPresent() && !known.get().relative().isEmpty()) {
			requireNoFile(resolve(path));
		}
		return known.orElseGet(() -> placeOf(path, notes));
	}

	/**
	 * The location that a folder is in.
	 * @param path encoded; absolute, or relative to the working directory
	 */
	public Optional<Place> findPath(String path) {
		return find(resolve(path));
	}

	private void requireNoFile(Address absolute) {
		try {
			if (this.volumes.backend(absolute.device()).stat(absolute.path()).stat().kind() != FileKind.DIRECTORY) {
				throw new CatalogueException(display(absolute) + " is not a folder. Name the folder that holds it.");
			}
		}
		catch (IOException ex) {
			logger.debug("{} can't be read; its location will say why", absolute, ex);
		}
	}

	/**
	 * A folder that no scan has come to yet is found by scanning the one above it that is
	 * known.
	 */
	private Place nearestKnown(Place place, List<RunNote> notes) {
		String at = place.relative();
		while (!at.isEmpty() && !this.locations.hasDirectory(place.location().id(), at)) {
			at = at.contains("/") ? at.substring(0, at.lastIndexOf('/')) : "";
		}
		if (!at.equals(place.relative())) {
			notes.add(RunNote.of("The catalogue does not know this folder yet: indexing "
					+ EncodedName.display(at.isEmpty() ? place.location().root() : place.location().root() + "/" + at)
					+ ", which holds it."));
		}
		return new Place(place.location(), at);
	}

	/**
	 * The location that an address is in.
	 */
	public Optional<Place> find(Address address) {
		return this.locations.on(address.device())
			.stream()
			.filter((location) -> location.holds(address))
			.findFirst()
			.map((location) -> new Place(location, address.relativeTo(location.address())));
	}

	/**
	 * Makes a folder a location.
	 * @param path absolute and encoded, or relative to the working directory
	 * @param name for people; null for the folder's own name
	 * @throws CatalogueException if it is no readable folder, or overlaps another
	 * location
	 */
	public Location add(String path, @Nullable String name, Rules rules) {
		return add(resolve(path), name, rules);
	}

	/**
	 * The same for a path of this machine on which no link may be by now: it was checked
	 * as it is.
	 */
	public Location addExactly(String path, @Nullable String name, Rules rules) {
		Address root = resolve(path);
		if (!root.equals(this.volumes.local(path))) {
			throw new CatalogueException(EncodedName.display(path) + " leads elsewhere: there is a link on it.");
		}
		return add(root, name, rules);
	}

	/**
	 * One at a time in this process, and for the moment in which it is kept in all, so
	 * that no two contain each other.
	 */
	private Location add(Address root, @Nullable String name, Rules rules) {
		this.adding.lock();
		try {
			FileStat stat = requireFree(root);
			long rootEntry = this.ids.next();
			this.ids.giveBack();
			return Objects
				.requireNonNull(this.transaction.execute((status) -> save(root, name, rules, stat, rootEntry)));
		}
		finally {
			this.adding.unlock();
		}
	}

	/**
	 * Makes sure that a folder is in a location or can become one.
	 * @return where it is; empty if it is in none yet
	 * @throws CatalogueException if it can't
	 */
	public Optional<Place> requireAddable(String path) {
		Address root = resolve(path);
		Optional<Place> known = find(root);
		if (known.isEmpty()) {
			requireFree(root);
		}
		else if (!known.get().relative().isEmpty()) {
			requireNoFile(root);
		}
		return known;
	}

	private FileStat requireFree(Address root) {
		requireApart(root, this.locations.on(root.device()));
		requireOutsideLibrary(root);
		return stat(root);
	}

	private void requireApart(Address root, List<Location> others) {
		for (Location other : others) {
			if (other.holds(root) || other.address().isWithin(root)) {
				throw new CatalogueException(Failure.ofLocation(
						FailureCode.LOCATION_OVERLAPS, display(root) + " overlaps the location "
								+ EncodedName.display(other.root()) + ". Locations can't contain each other.",
						other.id()));
			}
		}
	}

	/**
	 * Forgets a location and its entries in one transaction, for a run that has claimed
	 * it; no file is touched.
	 * @return how many entries it had
	 */
	public long remove(Location location) {
		Long removed = this.transaction.execute((status) -> {
			long entries = this.lostAndFound.removeTree(new KnownDirectory(location.rootEntry(), location.id(), "",
					location.volume(), location.rootInode(), null, 0));
			this.locations.remove(location.id());
			return entries;
		});
		return Objects.requireNonNull(removed);
	}

	private Location save(Address root, @Nullable String name, Rules rules, FileStat stat, long rootEntry) {
		requireApart(root, this.locations.lockOn(root.device()));
		MountedFileSystem device = this.volumes.backend(root.device()).fileSystem(stat.device());
		long volumeId = this.locations.saveVolume(root.device(), device.fingerprint(), device.mountPoint(),
				device.fileSystem(), device.source());
		long now = this.clock.millis() * 1_000_000;
		String own = root.path().equals("/") ? "/" : root.name();
		this.writer.insert(List.of(new Entry(rootEntry, null, own, stat.stat(), volumeId, null)));
		return this.locations
			.add(new Location(0, UUID.randomUUID().toString(), (name != null) ? name : own, root.device(), root.path(),
					volumeId, stat.stat().inode(), rootEntry, Json.write(rules.toMap()), now, null));
	}

	private FileStat stat(Address root) {
		try {
			return TreeWalk.startStat(this.volumes.backend(root.device()), root.path());
		}
		catch (NotDirectoryException ex) {
			throw new CatalogueException(display(root) + " is not a folder. Name the folder that holds it.", ex);
		}
		catch (IOException ex) {
			throw new CatalogueException(
					"The folder " + display(root) + " can't be read: " + Problems.describeFolder(ex) + ".", ex);
		}
	}

	private void requireOutsideLibrary(Address root) {
		if (root.isWithin(this.volumes.local(LocalPaths.encode(this.library.folder())))) {
			throw new CatalogueException(display(root) + " is inside the library itself.");
		}
	}

	private String display(Address address) {
		return EncodedName.display(this.volumes.text(address));
	}

	/**
	 * The address of what was typed; on this machine, links on the way to the folder are
	 * resolved, so that each folder has one name.
	 */
	private Address resolve(String typed) {
		return this.volumes.parse(typed).orElseGet(() -> this.volumes.local(absolute(typed)));
	}

	private static String absolute(String path) {
		Path absolute = LocalPaths.toPath(path).toAbsolutePath().normalize();
		try {
			return LocalPaths.encode(absolute.toRealPath());
		}
		catch (IOException ex) {
			return LocalPaths.encode(absolute);
		}
	}

	/**
	 * A path in a location.
	 *
	 * @param relative to the location's root, {@code ""} for the root
	 */
	public record Place(Location location, String relative) {
	}

}
