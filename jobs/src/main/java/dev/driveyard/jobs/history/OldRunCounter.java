package dev.driveyard.jobs.history;

import dev.driveyard.jobs.operate.Tally;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Only counts what would be removed.
 */
record OldRunCounter(Tally<PruneCount> counts) implements ItemWriter<JudgedRun> {

	@Override
	public void write(Chunk<? extends JudgedRun> chunk) {
		chunk.forEach((judged) -> this.counts
			.add((judged.need() != null) ? judged.need().count() : PruneCount.REMOVED_RUNS, judged.run().runs()));
	}

}
