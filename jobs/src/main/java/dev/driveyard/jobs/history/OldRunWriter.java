package dev.driveyard.jobs.history;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.runs.history.OldRun;
import dev.driveyard.runs.history.RunHistory;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Takes the runs out of the history that nothing needs. What is recorded of them is
 * looked at again in the transaction that removes them: somebody may have begun to undo
 * one meanwhile.
 */
final class OldRunWriter implements ItemWriter<JudgedRun> {

	private final RunHistory history;

	private final LocalDateTime before;

	private final Tally<PruneCount> counts;

	OldRunWriter(RunHistory history, LocalDateTime before, Tally<PruneCount> counts) {
		this.history = history;
		this.before = before;
		this.counts = counts;
	}

	@Override
	public void write(Chunk<? extends JudgedRun> chunk) {
		List<Long> unneeded = new ArrayList<>();
		chunk.forEach((judged) -> {
			if (judged.need() == null) {
				unneeded.add(judged.run().instance());
			}
			else {
				this.counts.add(judged.need().count(), judged.run().runs());
			}
		});
		List<Long> removed = new ArrayList<>();
		for (OldRun run : this.history.again(this.before, unneeded)) {
			Need need = Need.of(OldRunProcessor.emptied(run));
			this.counts.add((need != null) ? need.count() : PruneCount.REMOVED_RUNS, run.runs());
			if (need == null) {
				removed.add(run.instance());
			}
		}
		this.history.remove(removed);
	}

}
