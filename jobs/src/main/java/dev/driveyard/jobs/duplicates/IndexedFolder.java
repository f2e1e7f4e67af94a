package dev.driveyard.jobs.duplicates;

import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * A folder whose index is brought up to date.
 *
 * @param path absolute and encoded
 * @param there whether its disk is: else nothing is done
 */
record IndexedFolder(String path, boolean there) implements Counted<DuplicateCount> {

	@Override
	public long read() {
		return 1;
	}

	@Override
	public long filtered() {
		return this.there ? 0 : 1;
	}

	@Override
	public void addTo(Tally<DuplicateCount> counts) {
		counts.add(this.there ? DuplicateCount.REFRESHED : DuplicateCount.OFFLINE, 1);
	}

}
