package dev.driveyard.jobs.thumbnails;

import java.util.List;

import dev.driveyard.catalogue.sidecars.SidecarName;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * Contents that were looked at.
 *
 * @param read how many
 * @param present how many have all that they are to have
 * @param unrendered of how many it is known that they can have nothing
 * @param lost sidecars whose file is not there
 */
record DiscoveredContents(long read, long present, long unrendered,
		List<SidecarName> lost) implements Counted<ThumbnailCount> {

	@Override
	public long filtered() {
		return this.present + this.unrendered;
	}

	@Override
	public void addTo(Tally<ThumbnailCount> counts) {
		counts.add(ThumbnailCount.CONTENTS, this.read);
		counts.add(ThumbnailCount.PRESENT, this.present);
		counts.add(ThumbnailCount.KNOWN_UNRENDERED, this.unrendered);
		counts.add(ThumbnailCount.LOST, this.lost.size());
	}

}
