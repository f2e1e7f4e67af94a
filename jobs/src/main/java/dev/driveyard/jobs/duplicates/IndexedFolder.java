package dev.driveyard.jobs.duplicates;

import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * A folder whose index is brought up to date.
 *
 * @param path absolute and encoded
 * @param there whether its disk is: else nothing is done
 */
record IndexedFolder(String path, boolean there) implements Counted<Count> {

	@Override
	public long read() {
		return 1;
	}

	@Override
	public long filtered() {
		return this.there ? 0 : 1;
	}

	@Override
	public void addTo(Tally<Count> counts) {
		counts.add(this.there ? Count.REFRESHED : Count.OFFLINE, 1);
	}

}
