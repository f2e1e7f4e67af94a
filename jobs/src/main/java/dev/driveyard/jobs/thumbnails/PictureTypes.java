package dev.driveyard.jobs.thumbnails;

import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.contents.ContentKind;
import dev.driveyard.catalogue.sidecars.PictureContents;
import dev.driveyard.content.type.ContentKinds;
import dev.driveyard.picture.RenderPool;

/**
 * The numbers of the media types that may have a picture.
 *
 * @param films those that may have strips
 */
record PictureTypes(List<Long> rendered, List<Long> films) {

	/** Those of what the catalogue knows by now. */
	static PictureTypes of(PictureContents contents) {
		Map<String, Long> known = contents.types();
		return new PictureTypes(
				known.entrySet()
					.stream()
					.filter((type) -> RenderPool.isRendered(type.getKey()))
					.map(Map.Entry::getValue)
					.toList(),
				known.entrySet()
					.stream()
					.filter((type) -> ContentKinds.of(type.getKey()) == ContentKind.VIDEO)
					.map(Map.Entry::getValue)
					.toList());
	}

}
