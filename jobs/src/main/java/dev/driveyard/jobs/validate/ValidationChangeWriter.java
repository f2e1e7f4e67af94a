package dev.driveyard.jobs.validate;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes what a step found or did. Can be repeated.
 */
final class ValidationChangeWriter implements ItemWriter<ValidationChange> {

	private final ValidateParts parts;

	private final long run;

	private final long instance;

	ValidationChangeWriter(ValidateParts parts, long run, long instance) {
		this.parts = parts;
		this.run = run;
		this.instance = instance;
	}

	@Override
	public void write(Chunk<? extends ValidationChange> chunk) {
		for (ValidationChange change : chunk) {
			long now = this.parts.clock().millis();
			if (change.check() != null) {
				this.parts.checks().save(change.marks(), change.check(), this.instance);
			}
			this.parts.findings().save(change.findings(), this.instance, now);
			this.parts.findings().resolve(change.resolved(), this.instance, now);
			this.parts.checks().remove(change.orphans());
			this.parts.runs().addIssues(this.run, change.issues());
		}
	}

}
