package dev.driveyard.jobs.duplicates;

import java.util.List;

import dev.driveyard.catalogue.sidecars.PictureLook;
import dev.driveyard.jobs.contents.RenderedReadings;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * What came of looking at some pictures.
 */
record LookedPictures(RenderedReadings found) implements Counted<DuplicateCount> {

	/** No strips are wanted here. */
	List<PictureLook> looks() {
		return this.found.rendered().stream().map((content) -> content.look(null)).toList();
	}

	@Override
	public long read() {
		return this.found.read();
	}

	@Override
	public long written() {
		return (long) this.found.rendered().size() + this.found.unrendered().size();
	}

	@Override
	public void addTo(Tally<DuplicateCount> counts) {
		counts.add(DuplicateCount.LOOKED, this.found.rendered().size());
		counts.add(DuplicateCount.ISSUES, this.found.issues().size());
	}

}
