package dev.driveyard.jobs.thumbnails;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import dev.driveyard.catalogue.sidecars.SidecarName;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * What is to go of one portion of the sidecars.
 *
 * @param read how many sidecars the portion has
 * @param gone contents that the catalogue has no more
 * @param ofGone how many sidecars these have
 * @param lost sidecars whose file is not there
 * @param files that no sidecar is left for
 */
record UnneededSidecars(long read, List<UUID> gone, long ofGone, List<SidecarName> lost,
		List<Path> files) implements Counted<ThumbnailCount> {

	@Override
	public long filtered() {
		return this.read - written();
	}

	@Override
	public long written() {
		return this.ofGone + this.lost.size();
	}

	@Override
	public void addTo(Tally<ThumbnailCount> counts) {
		counts.add(ThumbnailCount.REMOVED, this.ofGone);
		counts.add(ThumbnailCount.LOST, this.lost.size());
	}

}
