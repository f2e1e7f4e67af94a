package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * Some contents that nothing refers to any more, by their ids.
 */
record UnusedContents(List<Long> ids) implements Counted<Count> {

	@Override
	public long read() {
		return this.ids.size();
	}

	@Override
	public void addTo(Tally<Count> counts) {
		counts.add(Count.PRUNED, this.ids.size());
	}

}
