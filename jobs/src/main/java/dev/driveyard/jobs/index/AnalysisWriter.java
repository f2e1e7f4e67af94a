package dev.driveyard.jobs.index;

import dev.driveyard.catalogue.contents.Analyses;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes what files are, in the chunk's transaction.
 */
final class AnalysisWriter implements ItemWriter<Analysis> {

	private final Analyses analyses;

	private final RunStore runs;

	private final long run;

	AnalysisWriter(Analyses analyses, RunStore runs, long run) {
		this.analyses = analyses;
		this.runs = runs;
		this.run = run;
	}

	@Override
	public void write(Chunk<? extends Analysis> chunk) {
		for (Analysis found : chunk) {
			if (!found.entries().isEmpty()) {
				this.analyses.save(found.contents(), found.entries());
			}
			if (!found.issues().isEmpty()) {
				this.runs.addIssues(this.run, found.issues());
			}
		}
	}

}
