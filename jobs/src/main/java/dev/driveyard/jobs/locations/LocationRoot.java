package dev.driveyard.jobs.locations;

import java.io.IOException;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.TreeWalk;

/**
 * Tells whether the folder of a location is there, and is the one that was indexed.
 */
public final class LocationRoot {

	private final VolumeRegistry volumes;

	private final Locations locations;

	public LocationRoot(VolumeRegistry volumes, Locations locations) {
		this.volumes = volumes;
		this.locations = locations;
	}

	private Backend backend(Location location) {
		return this.volumes.backend(location.device());
	}

	/** Whether it is there: its disk is mounted and holds it. */
	public boolean isThere(Location location) {
		try {
			return this.volumes.reaches(location.device())
					&& isSame(location, TreeWalk.startStat(backend(location), location.root()));
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Makes sure that it still is the one that the run began with.
	 * @throws CatalogueException if it is missing or another
	 */
	public void require(Location location) {
		if (!isSame(location, stat(location.root(), location))) {
			throw new CatalogueException("The folder " + EncodedName.display(location.root()) + " of location '"
					+ location.name() + "' was replaced while it was read. Mount the right disk and run it again.");
		}
	}

	private boolean isSame(Location location, FileStat root) {
		long known = this.locations.volumeWith(location.device(),
				backend(location).fileSystem(root.device()).fingerprint());
		return known == location.volume() && root.stat().inode() == location.rootInode();
	}

	/**
	 * A folder of a location, to start with.
	 * @throws CatalogueException if it can't be read
	 */
	public FileStat stat(String path, Location location) {
		try {
			return TreeWalk.startStat(backend(location), path);
		}
		catch (IOException ex) {
			throw new CatalogueException("The folder " + EncodedName.display(path) + " of location '" + location.name()
					+ "' can't be read: " + Problems.describeFolder(ex)
					+ ". Is its disk mounted? Nothing was removed from the catalogue.", ex);
		}
	}

}
