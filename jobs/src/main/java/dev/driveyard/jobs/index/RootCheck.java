package dev.driveyard.jobs.index;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.locations.LocationRoot;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.upkeep.VolumeIds;
import dev.driveyard.storage.FileStat;

/**
 * Makes sure that a location's root is there and is the one that was indexed, so that an
 * unmounted or swapped disk never empties the catalogue.
 */
final class RootCheck {

	private final LocationRoot root;

	private final Locations locations;

	private final VolumeIds volumes;

	RootCheck(VolumeRegistry registry, Locations locations, VolumeIds volumes) {
		this.root = new LocationRoot(registry, locations);
		this.locations = locations;
		this.volumes = volumes;
	}

	/**
	 * The directory that a scan starts with.
	 * @throws CatalogueException if the root is missing or another
	 */
	FileStat start(Scan scan) {
		FileStat root = stat(scan.location().root(), scan.location());
		long volumeId = this.volumes.of(root.device());
		if (volumeId != scan.location().volume() || root.stat().inode() != scan.location().rootInode()) {
			accept(scan, volumeId, root);
		}
		String start = scan.parameters().start();
		return start.isEmpty() ? root : stat(scan.absolute(start), scan.location());
	}

	/**
	 * Makes sure that the root is still the one that the scan began with.
	 * @throws CatalogueException if it is missing or another
	 */
	void require(Location location) {
		this.root.require(location);
	}

	private FileStat stat(String path, Location location) {
		return this.root.stat(path, location);
	}

	private void accept(Scan scan, long volumeId, FileStat root) {
		Location location = scan.location();
		if (!scan.parameters().acceptRoot()) {
			throw new CatalogueException(Failure.ofLocation(FailureCode.ROOT_REPLACED,
					"The folder " + EncodedName.display(location.root())
							+ " is not the one that was indexed as location '" + location.name() + "': "
							+ difference(location, volumeId)
							+ ". Mount the right disk and try again. Nothing was removed from the catalogue.",
					location.id()));
		}
		this.locations.setRoot(location.id(), volumeId, root.stat().inode());
	}

	private String difference(Location location, long volumeId) {
		if (volumeId == location.volume()) {
			return "it was replaced by another folder on the same disk";
		}
		return "it is on " + this.locations.volume(volumeId).fingerprint() + ", the one indexed was on "
				+ this.locations.volume(location.volume()).fingerprint();
	}

}
