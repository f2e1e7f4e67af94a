package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.sidecars.PictureLook;
import dev.driveyard.catalogue.sidecars.UnrenderedContent;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * What came of looking at some pictures.
 */
record LookedPictures(List<PictureLook> looks, List<UnrenderedContent> unrendered, List<Issue> issues,
		long read) implements Counted<DuplicateCount> {

	LookedPictures(long read) {
		this(new ArrayList<>(), new ArrayList<>(0), new ArrayList<>(0), read);
	}

	@Override
	public long written() {
		return (long) this.looks.size() + this.unrendered.size();
	}

	@Override
	public void addTo(Tally<DuplicateCount> counts) {
		counts.add(DuplicateCount.LOOKED, this.looks.size());
		counts.add(DuplicateCount.ISSUES, this.issues.size());
	}

}
