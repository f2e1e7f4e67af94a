package dev.driveyard.jobs.validate;

import java.time.Clock;

import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.journal.Journal;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Stores what a repair planned or did. Can be repeated.
 */
final class RepairWriter implements ItemWriter<RepairChange> {

	private final Journal journal;

	private final Findings findings;

	private final RunStore runs;

	private final Clock clock;

	private final long run;

	private final long instance;

	RepairWriter(Journal journal, Findings findings, RunStore runs, Clock clock, long run, long instance) {
		this.journal = journal;
		this.findings = findings;
		this.runs = runs;
		this.clock = clock;
		this.run = run;
		this.instance = instance;
	}

	@Override
	public void write(Chunk<? extends RepairChange> chunk) {
		for (RepairChange change : chunk) {
			this.journal.plan(change.planned());
			this.journal.saveFiles(change.files());
			this.journal.update(change.operations());
			this.findings.resolve(change.resolved(), this.instance, this.clock.millis());
			this.runs.addIssues(this.run, change.issues());
		}
	}

}
