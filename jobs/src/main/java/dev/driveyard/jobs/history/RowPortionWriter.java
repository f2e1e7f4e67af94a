package dev.driveyard.jobs.history;

import dev.driveyard.jobs.history.RowPortions.Portion;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.runs.history.RemovedRows;
import dev.driveyard.runs.history.RunTable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Removes rows of runs that are out of the history.
 */
record RowPortionWriter(RemovedRows rows, Tally<PruneCount> counts) implements ItemWriter<RowPortions> {

	@Override
	public void write(Chunk<? extends RowPortions> chunk) {
		chunk.forEach((portions) -> {
			portions.portions().forEach(this::remove);
			this.rows.finish(portions.finished());
		});
	}

	private void remove(Portion portion) {
		int removed = this.rows.remove(portion.table(), portion.instance(), portion.rows());
		this.counts.add(PruneCount.REMOVED_ROWS, removed);
		this.counts.add(PruneCount.REMOVED_ISSUES, (portion.table() == RunTable.ISSUE) ? removed : 0);
	}

}
