package dev.driveyard.jobs.upkeep;

import java.util.List;
import java.util.Optional;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.scan.CatalogueReader;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the catalogue has at absolute paths. For one thread.
 */
final class PathLookup {

	private final List<Location> locations;

	private final CatalogueReader catalogue;

	PathLookup(List<Location> locations, CatalogueReader catalogue) {
		this.locations = locations;
		this.catalogue = catalogue;
	}

	/** The place of an absolute path, if it lies in a location. */
	Optional<Place> find(String path) {
		return this.locations.stream()
			.filter((location) -> EncodedPaths.isWithin(path, location.root()))
			.findFirst()
			.map((location) -> new Place(location, EncodedPaths.relative(path, location.root())));
	}

	/** The entry at a place; null if the catalogue has none. */
	@Nullable Entry entry(Place place) {
		if (place.path().isEmpty()) {
			return this.catalogue.entry(place.location().rootEntry());
		}
		KnownDirectory parent = this.catalogue.directory(place.location().id(), EncodedPaths.parent(place.path()));
		return (parent != null) ? this.catalogue.childOf(parent.id(), EncodedPaths.name(place.path())) : null;
	}

	/** The directory at a place, whether a scan has visited it or not. */
	@Nullable Entry directory(Place place) {
		Entry entry = entry(place);
		return (entry != null && entry.stat().kind() == FileKind.DIRECTORY) ? entry : null;
	}

	/** The row of a directory, if a scan has visited it. */
	@Nullable KnownDirectory visited(Place place) {
		return this.catalogue.directory(place.location().id(), place.path());
	}

	CatalogueReader catalogue() {
		return this.catalogue;
	}

	static int depth(String path) {
		return path.isEmpty() ? 0 : 1 + (int) path.chars().filter((c) -> c == '/').count();
	}

	/**
	 * A path in a location.
	 *
	 * @param path relative, {@code ""} for the root
	 */
	record Place(Location location, String path) {

		String absolute() {
			return this.path.isEmpty() ? this.location.root() : EncodedPaths.below(this.location.root(), this.path);
		}

	}

}
