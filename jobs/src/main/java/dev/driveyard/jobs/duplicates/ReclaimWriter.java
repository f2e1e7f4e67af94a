package dev.driveyard.jobs.duplicates;

import dev.driveyard.journal.Journal;
import dev.driveyard.journal.ReclaimJournal;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes what was planned or done into the journal, with the issues of its run. Can be
 * repeated.
 */
final class ReclaimWriter implements ItemWriter<ReclaimChange> {

	private final Journal journal;

	private final ReclaimJournal reclaims;

	private final RunStore runs;

	private final long run;

	private final long instance;

	ReclaimWriter(Journal journal, ReclaimJournal reclaims, RunStore runs, long run, long instance) {
		this.journal = journal;
		this.reclaims = reclaims;
		this.runs = runs;
		this.run = run;
		this.instance = instance;
	}

	@Override
	public void write(Chunk<? extends ReclaimChange> chunk) {
		for (ReclaimChange change : chunk) {
			this.journal.plan(change.planned());
			this.reclaims.plan(this.instance, change.files());
			this.journal.update(change.ended());
			this.journal.saveFiles(change.done());
			this.runs.addIssues(this.run, change.issues());
		}
	}

}
