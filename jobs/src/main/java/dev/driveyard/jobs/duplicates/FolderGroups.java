package dev.driveyard.jobs.duplicates;

import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * Groups of folders that hold the same.
 */
record FolderGroups(List<DuplicateGroup> groups) implements Counted<DuplicateCount> {

	@Override
	public long read() {
		return this.groups.size();
	}

	@Override
	public void addTo(Tally<DuplicateCount> counts) {
		counts.add(DuplicateCount.FOLDERS, this.groups.size());
	}

}
