package dev.driveyard.jobs.history;

import java.util.List;

import dev.driveyard.jobs.operate.Counted;

/**
 * The ids of some rows that are old, in order.
 */
record OldIds(List<Long> ids) implements Counted<PruneCount> {

	@Override
	public long read() {
		return this.ids.size();
	}

}
