package dev.driveyard.jobs.duplicates;

import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes what was found out of files, in the chunk's transaction.
 */
record FindingsWriter(Contents contents, RunStore runs, long run) implements ItemWriter<IdentifiedFiles> {

	@Override
	public void write(Chunk<? extends IdentifiedFiles> chunk) {
		for (IdentifiedFiles found : chunk) {
			if (!found.files().isEmpty()) {
				this.contents.save(found.files());
			}
			found.samples().forEach((sample) -> this.contents.addSample(sample.content(), sample.casId()));
			this.runs.addIssues(this.run, found.issues());
		}
	}

}
