package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * Some contents that nothing refers to any more, by their ids.
 */
record UnusedContents(List<Long> ids) implements Counted<IndexCount> {

	@Override
	public long read() {
		return this.ids.size();
	}

	@Override
	public void addTo(Tally<IndexCount> counts) {
		counts.add(IndexCount.PRUNED, this.ids.size());
	}

}
