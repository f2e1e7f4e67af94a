package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateSelection;
import dev.driveyard.catalogue.duplicates.PictureTypeNumbers;
import dev.driveyard.catalogue.duplicates.UnseenPictures;
import dev.driveyard.catalogue.locations.FolderScope.Part;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.content.files.RenderingReaders;
import dev.driveyard.jobs.contents.DistinctContentFiles;
import dev.driveyard.jobs.contents.LocationFiles;
import dev.driveyard.jobs.contents.PendingLocation;
import dev.driveyard.picture.RenderVersion;

/**
 * The files whose pictures are looked at, with what renders them. Where there are none,
 * nothing is prepared for it.
 */
record PicturesToLookAt(DuplicateParts parts, DuplicateParameters parameters) {

	private static final int MOST_RENDERERS = 8;

	static int renderers(DuplicateParameters parameters) {
		return Math.min(MOST_RENDERERS, parameters.hashers());
	}

	/** Those of each folder whose disk is there. */
	List<PendingLocation> locations() {
		PictureTypeNumbers types = PictureTypesOfCatalogue.numbers(this.parts.similar().contents());
		int version = RenderVersion.current();
		UnseenPictures unseen = this.parts.similar().unseen();
		List<PendingLocation> found = new ArrayList<>();
		for (Part part : this.parameters.scope().parts()) {
			DuplicateSelection selection = this.parameters.selection().of(part);
			Location location = this.parts.places().location(part);
			long expected = unseen.countPending(selection, types, version);
			if (expected > 0 && this.parts.places().isThere(location)) {
				found.add(pending(location, expected, new DistinctContentFiles(
						(after, size) -> unseen.pending(selection, types, version, after, size))));
			}
		}
		return found;
	}

	/** No variant is asked for: only how they look. */
	private PendingLocation pending(Location location, long expected, DistinctContentFiles files) {
		LocationFiles known = new LocationFiles(this.parts.volumes(), this.parts.locations(), location);
		return new PendingLocation(location, expected, files, () -> new RenderingReaders(known.directories(), List.of(),
				this.parts.similar().limits(), renderers(this.parameters)));
	}

}
