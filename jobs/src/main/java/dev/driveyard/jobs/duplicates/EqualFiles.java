package dev.driveyard.jobs.duplicates;

import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroups.Sharing;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * Groups of files that are equal by what the catalogue knows of them. What is counted are
 * groups.
 */
record EqualFiles(Sharing sharing, List<DuplicateGroup> groups) implements Counted<DuplicateCount> {

	@Override
	public long read() {
		return this.groups.size();
	}

	@Override
	public void addTo(Tally<DuplicateCount> counts) {
		counts.add(DuplicateCount.GROUPS, this.groups.size());
		counts.add(DuplicateCount.DUPLICATES, this.groups.stream().mapToLong((group) -> group.copies() - 1).sum());
		counts.add(DuplicateCount.WASTED_BYTES, this.groups.stream().mapToLong(DuplicateGroup::wasted).sum());
	}

}
