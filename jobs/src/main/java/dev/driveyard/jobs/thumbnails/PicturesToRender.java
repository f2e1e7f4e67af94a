package dev.driveyard.jobs.thumbnails;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.locations.FolderScope;
import dev.driveyard.catalogue.locations.FolderScope.Part;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.sidecars.PictureSelection;
import dev.driveyard.content.files.RenderingReaders;
import dev.driveyard.jobs.contents.DistinctContentFiles;
import dev.driveyard.jobs.contents.LocationFiles;
import dev.driveyard.jobs.contents.PendingLocation;

/**
 * The files that are rendered, with what renders them. Where there are none, nothing is
 * prepared for it.
 */
record PicturesToRender(ThumbnailParts parts, ThumbnailParameters parameters) {

	/** Those of each folder whose disk is there. */
	List<PendingLocation> locations(PictureSelection selection) {
		List<PendingLocation> found = new ArrayList<>();
		for (Part part : this.parameters.scope().parts()) {
			FolderScope scope = this.parameters.scope().of(part);
			Location location = this.parts.places().location(part);
			long expected = this.parts.contents().countPending(scope, selection);
			if (expected > 0 && this.parts.places().isThere(location)) {
				found.add(pending(location, expected, new DistinctContentFiles(
						(after, size) -> this.parts.contents().pending(scope, selection, after, size))));
			}
		}
		return found;
	}

	private PendingLocation pending(Location location, long expected, DistinctContentFiles files) {
		LocationFiles known = new LocationFiles(this.parts.volumes(), this.parts.locations(), location);
		return new PendingLocation(location, expected, files, () -> new RenderingReaders(known.directories(),
				this.parameters.pictures(), this.parts.limits(), this.parameters.asked().renderers()));
	}

}
