package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * What became of some lost entries. What else is counted, the database tells as they are
 * written.
 */
record Settlements(List<Settlement> settled) implements Counted<IndexCount> {

	@Override
	public long read() {
		return this.settled.size();
	}

	@Override
	public void addTo(Tally<IndexCount> counts) {
		// the writer does
	}

}
