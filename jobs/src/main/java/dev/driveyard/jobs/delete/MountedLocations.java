package dev.driveyard.jobs.delete;

import java.util.List;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.locations.LocationRoot;

/**
 * Where something that is to be removed is missing, makes sure that this is not since the
 * disk that it was on is: nothing may be told removed that is only out of reach.
 * Thread-safe.
 */
public final class MountedLocations {

	private final LocationRoot roots;

	private final List<Location> locations;

	/** Knows the locations that there are now. */
	public MountedLocations(DeleteParts parts) {
		this.roots = new LocationRoot(parts.volumes(), parts.locations());
		this.locations = parts.locations().on(parts.volumes().here());
	}

	/**
	 * Something of an operation is missing.
	 * @param source what the operation removes; a location that this holds goes with it
	 * @throws dev.driveyard.catalogue.CatalogueException if the root of a location around
	 * it is missing or another
	 */
	public void require(String source) {
		for (Location location : this.locations) {
			if (!source.equals(location.root()) && EncodedPaths.isWithin(source, location.root())) {
				this.roots.require(location);
			}
		}
	}

}
