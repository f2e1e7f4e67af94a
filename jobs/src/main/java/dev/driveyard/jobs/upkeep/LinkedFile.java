package dev.driveyard.jobs.upkeep;

import java.util.Set;

import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.NoCount;

/**
 * A file with several names in a location.
 *
 * @param directories the directories that hold a name of it directly; above them too once
 * processed
 */
record LinkedFile(long volume, long inode, long size, Set<Long> directories) implements Counted<NoCount> {

	@Override
	public long read() {
		return 1;
	}
}
