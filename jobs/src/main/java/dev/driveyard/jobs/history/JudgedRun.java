package dev.driveyard.jobs.history;

import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.runs.history.OldRun;
import org.jspecify.annotations.Nullable;

/**
 * An old run, and why it stays.
 *
 * @param need null if it goes
 */
record JudgedRun(OldRun run, @Nullable Need need) implements Counted<PruneCount> {

	@Override
	public long read() {
		return this.run.runs();
	}

	@Override
	public long filtered() {
		return (this.need != null) ? read() : 0;
	}
}
