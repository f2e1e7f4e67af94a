package dev.driveyard.jobs.duplicates;

import dev.driveyard.catalogue.duplicates.DuplicateSelection;
import dev.driveyard.catalogue.duplicates.PictureTypeNumbers;
import dev.driveyard.catalogue.duplicates.UnseenPictures;
import dev.driveyard.catalogue.sidecars.PictureContents;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Finds out which pictures are put in order, and how many can't be.
 */
record RankProcessor(PictureContents contents, UnseenPictures unseen,
		DuplicateSelection selection) implements ItemProcessor<Long, PictureCounts> {

	@Override
	public PictureCounts process(Long instance) {
		PictureTypeNumbers types = PictureTypesOfCatalogue.numbers(this.contents);
		return new PictureCounts(types, this.unseen.count(this.selection, types));
	}

}
