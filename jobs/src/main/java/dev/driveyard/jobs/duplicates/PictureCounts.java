package dev.driveyard.jobs.duplicates;

import dev.driveyard.catalogue.duplicates.PictureTypeNumbers;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * Which pictures are put in order.
 *
 * @param types of these
 * @param unseen how many are left out, since it is not known how they look
 */
record PictureCounts(PictureTypeNumbers types, long unseen) implements Counted<DuplicateCount> {

	@Override
	public long read() {
		return 1;
	}

	@Override
	public void addTo(Tally<DuplicateCount> counts) {
		counts.add(DuplicateCount.NOT_LOOKED, this.unseen);
	}

}
