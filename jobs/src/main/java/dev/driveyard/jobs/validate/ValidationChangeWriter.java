package dev.driveyard.jobs.validate;

import java.time.Clock;

import dev.driveyard.catalogue.findings.FileChecks;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes what a step found or did. Can be repeated.
 */
final class ValidationChangeWriter implements ItemWriter<ValidationChange> {

	private final FileChecks checks;

	private final Findings findings;

	private final RunStore runs;

	private final Clock clock;

	private final long run;

	private final long instance;

	ValidationChangeWriter(FileChecks checks, Findings findings, RunStore runs, Clock clock, long run, long instance) {
		this.checks = checks;
		this.findings = findings;
		this.runs = runs;
		this.clock = clock;
		this.run = run;
		this.instance = instance;
	}

	@Override
	public void write(Chunk<? extends ValidationChange> chunk) {
		for (ValidationChange change : chunk) {
			long now = this.clock.millis();
			if (change.check() != null) {
				this.checks.save(change.marks(), change.check(), this.instance);
			}
			this.findings.save(change.findings(), this.instance, now);
			this.findings.resolve(change.resolved(), this.instance, now);
			this.checks.remove(change.orphans());
			this.runs.addIssues(this.run, change.issues());
		}
	}

}
