package dev.driveyard.jobs.duplicates;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes what was found out of files, in the chunk's transaction.
 */
record FindingsWriter(DuplicateParts parts, long run) implements ItemWriter<IdentifiedFiles> {

	@Override
	public void write(Chunk<? extends IdentifiedFiles> chunk) {
		for (IdentifiedFiles found : chunk) {
			if (!found.files().isEmpty()) {
				this.parts.contents().save(found.files());
			}
			found.samples().forEach((sample) -> this.parts.contents().addSample(sample.content(), sample.casId()));
			this.parts.runs().addIssues(this.run, found.issues());
		}
	}

}
