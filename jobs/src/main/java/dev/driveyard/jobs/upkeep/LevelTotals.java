package dev.driveyard.jobs.upkeep;

import java.util.List;

import dev.driveyard.jobs.operate.CountedItem;
import dev.driveyard.jobs.operate.NoCounts;

/**
 * Sums of some directories of one level.
 */
record LevelTotals(List<DirectoryTotals> directories) implements CountedItem<NoCounts> {

	@Override
	public long entries() {
		return this.directories.size();
	}

	@Override
	public NoCounts counts() {
		return new NoCounts();
	}

}
