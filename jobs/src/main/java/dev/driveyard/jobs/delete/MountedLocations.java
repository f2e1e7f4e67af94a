package dev.driveyard.jobs.delete;

import java.util.List;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.locations.LocationRoot;
import org.jspecify.annotations.Nullable;

/**
 * Where something that is to be removed is missing, makes sure that this is not since the
 * disk that it was on is: nothing may be told removed that is only out of reach.
 * Thread-safe.
 */
public final class MountedLocations {

	private final DeleteParts parts;

	private final LocationRoot roots;

	/** Null until they are asked for. */
	private volatile @Nullable List<Location> locations;

	public MountedLocations(DeleteParts parts) {
		this.parts = parts;
		this.roots = new LocationRoot(parts.volumes(), parts.locations());
	}

	private List<Location> locations() {
		List<Location> known = this.locations;
		if (known == null) {
			known = this.parts.locations().on(this.parts.volumes().here());
			this.locations = known;
		}
		return known;
	}

	/**
	 * Something of an operation is missing.
	 * @param source what the operation removes; a location that this holds goes with it
	 * @throws dev.driveyard.catalogue.CatalogueException if the root of a location around
	 * it is missing or another
	 */
	public void require(String source) {
		for (Location location : locations()) {
			if (!source.equals(location.root()) && EncodedPaths.isWithin(source, location.root())) {
				this.roots.require(location);
			}
		}
	}

}
