package dev.driveyard.jobs.folders;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.locations.FolderScope;
import dev.driveyard.catalogue.locations.FolderScope.Part;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.locations.LocationRoot;
import dev.driveyard.jobs.locations.LocationService;
import dev.driveyard.jobs.locations.LocationService.Place;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.MissingPathException;
import dev.driveyard.jobs.summary.RunNote;
import dev.driveyard.runs.Claim;

/**
 * Finds the folders that somebody named, all locations where nobody did.
 */
public final class FolderPlaces {

	private final LocationService service;

	private final Locations locations;

	private final VolumeRegistry volumes;

	private final LocationRoot root;

	public FolderPlaces(LocationService service, Locations locations, VolumeRegistry volumes) {
		this.service = service;
		this.locations = locations;
		this.volumes = volumes;
		this.root = new LocationRoot(volumes, locations);
	}

	/**
	 * Whether all folders are in locations, or need not be. Changes nothing.
	 * @param paths absolute and encoded
	 * @param add whether a folder that is in no location is to become one
	 * @throws dev.driveyard.catalogue.CatalogueException if one can't become one
	 */
	public boolean areKnown(List<String> paths, boolean add) {
		return !add || paths.stream().map(this.service::requireAddable).toList().stream().noneMatch(Optional::isEmpty);
	}

	/**
	 * The outermost of some folders, each once, sorted.
	 * @param paths absolute and encoded; all locations if there are none
	 * @param add whether a folder that is in no location becomes one
	 * @param notes told of new locations
	 */
	public FolderScope scope(List<String> paths, boolean add, List<RunNote> notes) {
		List<Place> places = paths.isEmpty() ? this.locations.all()
			.stream()
			.filter((location) -> this.volumes.reaches(location.device()))
			.map((location) -> new Place(location, ""))
			.toList() : placesOf(paths, add, notes);
		if (places.isEmpty()) {
			throw new IllegalArgumentException("There is no location yet: name the folders to look in");
		}
		return new FolderScope(outermost(places));
	}

	/**
	 * Outer folders first: one of them may hold another, and all of them or none become
	 * locations.
	 */
	private List<Place> placesOf(List<String> paths, boolean add, List<RunNote> notes) {
		if (add) {
			paths.forEach(this.service::requireAddable);
		}
		return paths.stream()
			.sorted(Comparator.comparingInt(String::length))
			.map((path) -> place(path, add, notes))
			.toList();
	}

	private Place place(String path, boolean add, List<RunNote> notes) {
		if (add) {
			return this.service.exactPlaceOf(path, notes);
		}
		return this.service.findPath(path)
			.orElseThrow(() -> new MissingPathException(Failure.ofPath(FailureCode.NOT_INDEXED,
					EncodedName.display(path) + " is in no location, so the catalogue knows nothing of it.", path)));
	}

	private static List<Part> outermost(List<Place> places) {
		return places.stream()
			.filter((place) -> places.stream().noneMatch((other) -> isBelow(place, other)))
			.map((place) -> new Part(place.location().id(), place.relative()))
			.distinct()
			.sorted(Comparator.comparingLong(Part::location).thenComparing(Part::below))
			.toList();
	}

	private static boolean isBelow(Place place, Place other) {
		return place.location().id() == other.location().id() && !place.relative().equals(other.relative())
				&& (other.relative().isEmpty() || place.relative().startsWith(other.relative() + "/"));
	}

	/**
	 * The location of a part.
	 */
	public Location location(Part part) {
		return this.locations.find(part.location())
			.orElseThrow(() -> new IllegalArgumentException("One of its locations was removed"));
	}

	/**
	 * Tells of each location whose disk is not there.
	 */
	public void tellMissing(FolderScope scope, List<RunNote> notes) {
		scope.parts().stream().map(this::location).distinct().forEach((location) -> {
			if (!this.root.isThere(location)) {
				notes.add(RunNote.of("The disk of " + EncodedName.display(location.root())
						+ " is not there: what the catalogue knows of it is used."));
			}
		});
	}

	/** Whether the disk of a location is there. */
	public boolean isThere(Location location) {
		return this.root.isThere(location);
	}

	/** The address of a part as text. */
	public String text(Part part) {
		return this.volumes.text(location(part).address().below(part.below()));
	}

	/**
	 * What is claimed: locations as a whole where they are indexed, else the folders.
	 * @param index whether they are
	 */
	public List<Claim> claims(FolderScope scope, boolean index) {
		return scope.parts()
			.stream()
			.map((part) -> index ? Claim.exclusive(location(part).address())
					: Claim.shared(location(part).address().below(part.below())))
			.distinct()
			.toList();
	}

	/** What is claimed of folders that may be in no location yet. */
	public List<Claim> claims(List<String> paths) {
		return paths.stream().map(this.volumes::address).map(Claim::exclusive).toList();
	}

	/** Some folders, for a person. */
	public static String describe(List<String> paths) {
		String shown = paths.stream().limit(3).map(EncodedName::display).collect(Collectors.joining(", "));
		String more = (paths.size() > 3) ? " and " + (paths.size() - 3) + " more" : "";
		return (paths.isEmpty() ? "all locations" : shown) + more;
	}

	/** The folders of a scope, for a person. */
	public String describe(FolderScope scope) {
		return describe(scope.parts().stream().map(this::text).toList());
	}

}
