package dev.driveyard.jobs.operate;

import java.util.List;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.locations.RemoteVolume;
import dev.driveyard.catalogue.locations.Volumes;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.Address;
import dev.driveyard.runs.Claim;

/**
 * Forgets servers and archives that no location is on, and that no run works on.
 */
public class VolumeRemoval {

	private final UnclaimedWork unclaimed;

	private final Locations locations;

	private final Volumes volumes;

	VolumeRemoval(UnclaimedWork unclaimed, Locations locations, Volumes volumes) {
		this.unclaimed = unclaimed;
		this.locations = locations;
		this.volumes = volumes;
	}

	/**
	 * Forgets one.
	 * @throws CatalogueException if there is a location on it, which the failure names
	 * @throws OperateException if a run works on it
	 */
	public void remove(RemoteVolume volume) {
		this.unclaimed.execute(Claim.exclusive(new Address(volume.device(), "/")), () -> {
			List<Location> on = this.locations.on(volume.device());
			if (!on.isEmpty()) {
				throw new CatalogueException(Failure.ofLocation(FailureCode.LOCATION_IN_THE_WAY,
						"There are locations on the volume " + volume.name() + ".", on.get(0).id()));
			}
			this.volumes.remove(volume);
			return volume;
		});
	}

}
