package dev.driveyard.jobs.duplicates;

import dev.driveyard.catalogue.duplicates.DuplicateSelection;
import dev.driveyard.catalogue.duplicates.PictureTypeNumbers;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Finds out which pictures are put in order, and how many can't be.
 */
record RankProcessor(SimilarParts parts, DuplicateSelection selection) implements ItemProcessor<Long, PictureCounts> {

	@Override
	public PictureCounts process(Long instance) {
		PictureTypeNumbers types = PictureTypesOfCatalogue.numbers(this.parts.contents());
		return new PictureCounts(types, this.parts.unseen().count(this.selection, types));
	}

}
