package dev.driveyard.jobs.duplicates;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes what was planned or done into the journal, with the issues of its run. Can be
 * repeated.
 */
final class ReclaimWriter implements ItemWriter<ReclaimChange> {

	private final ReclaimParts parts;

	private final long run;

	private final long instance;

	ReclaimWriter(ReclaimParts parts, long run, long instance) {
		this.parts = parts;
		this.run = run;
		this.instance = instance;
	}

	@Override
	public void write(Chunk<? extends ReclaimChange> chunk) {
		for (ReclaimChange change : chunk) {
			this.parts.journal().plan(change.planned());
			this.parts.reclaims().plan(this.instance, change.files());
			this.parts.journal().update(change.ended());
			this.parts.journal().saveFiles(change.done());
			this.parts.runs().addIssues(this.run, change.issues());
		}
	}

}
