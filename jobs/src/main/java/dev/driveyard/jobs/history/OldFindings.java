package dev.driveyard.jobs.history;

import java.util.List;

import dev.driveyard.jobs.operate.Counted;

/**
 * Findings that were resolved long ago, by their ids.
 */
record OldFindings(List<Long> ids) implements Counted<PruneCount> {

	@Override
	public long read() {
		return this.ids.size();
	}

}
