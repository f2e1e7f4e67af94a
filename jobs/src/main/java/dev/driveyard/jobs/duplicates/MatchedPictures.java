package dev.driveyard.jobs.duplicates;

import java.util.List;

import dev.driveyard.catalogue.duplicates.SimilarPictures.Likeness;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * What came of comparing some pictures with those that come later.
 *
 * @param read how many
 * @param alike those that look like them
 */
record MatchedPictures(long read, List<Likeness> alike) implements Counted<DuplicateCount> {

	@Override
	public void addTo(Tally<DuplicateCount> counts) {
		counts.add(DuplicateCount.PICTURES, this.read);
	}

}
