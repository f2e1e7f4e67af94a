package dev.driveyard.jobs.validate;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Stores what a repair planned or did. Can be repeated.
 */
final class RepairWriter implements ItemWriter<RepairChange> {

	private final ValidateParts parts;

	private final long run;

	private final long instance;

	RepairWriter(ValidateParts parts, long run, long instance) {
		this.parts = parts;
		this.run = run;
		this.instance = instance;
	}

	@Override
	public void write(Chunk<? extends RepairChange> chunk) {
		for (RepairChange change : chunk) {
			this.parts.journal().plan(change.planned());
			this.parts.journal().saveFiles(change.files());
			this.parts.journal().update(change.operations());
			this.parts.findings().resolve(change.resolved(), this.instance, this.parts.clock().millis());
			this.parts.runs().addIssues(this.run, change.issues());
		}
	}

}
