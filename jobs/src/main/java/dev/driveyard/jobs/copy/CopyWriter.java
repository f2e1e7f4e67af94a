package dev.driveyard.jobs.copy;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes what a step did into the journal, with the issues of its run. Can be repeated.
 */
final class CopyWriter implements ItemWriter<CopyChange> {

	private final Journal journal;

	private final RunStore runs;

	private final long run;

	CopyWriter(Journal journal, RunStore runs, long run) {
		this.journal = journal;
		this.runs = runs;
		this.run = run;
	}

	@Override
	public void write(Chunk<? extends CopyChange> chunk) {
		List<OperationDirectory> directories = new ArrayList<>();
		List<OperationFile> files = new ArrayList<>();
		List<Issue> issues = new ArrayList<>();
		for (CopyChange change : chunk) {
			directories.addAll(change.directories());
			files.addAll(change.files());
			issues.addAll(change.issues());
			this.journal.update(change.operations());
		}
		this.journal.saveDirectories(directories);
		this.journal.saveFiles(files);
		this.runs.addIssues(this.run, issues);
	}

}
