package dev.driveyard.jobs.index;

import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes what files hold, in the chunk's transaction.
 */
final class IdentificationWriter implements ItemWriter<Identification> {

	private final Contents contents;

	private final RunStore runs;

	private final long run;

	IdentificationWriter(Contents contents, RunStore runs, long run) {
		this.contents = contents;
		this.runs = runs;
		this.run = run;
	}

	@Override
	public void write(Chunk<? extends Identification> chunk) {
		for (Identification found : chunk) {
			if (!found.files().isEmpty()) {
				this.contents.save(found.files());
			}
			if (!found.issues().isEmpty()) {
				this.runs.addIssues(this.run, found.issues());
			}
		}
	}

}
