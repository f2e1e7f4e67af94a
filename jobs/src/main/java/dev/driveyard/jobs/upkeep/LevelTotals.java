package dev.driveyard.jobs.upkeep;

import java.util.List;

import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.NoCount;

/**
 * Sums of some directories of one level.
 */
record LevelTotals(List<DirectoryTotals> directories) implements Counted<NoCount> {

	@Override
	public long read() {
		return this.directories.size();
	}

}
