package dev.driveyard.jobs.folders;

import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * A folder whose index is brought up to date.
 *
 * @param path absolute and encoded
 * @param there whether its disk is: else nothing is done
 * @param count what it counts for
 * @param <E> what is counted
 */
record IndexedFolder<E extends Enum<E>>(String path, boolean there, E count) implements Counted<E> {

	@Override
	public long read() {
		return 1;
	}

	@Override
	public long filtered() {
		return this.there ? 0 : 1;
	}

	@Override
	public void addTo(Tally<E> counts) {
		counts.add(this.count, 1);
	}

}
