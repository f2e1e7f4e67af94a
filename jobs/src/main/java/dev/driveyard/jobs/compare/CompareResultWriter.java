package dev.driveyard.jobs.compare;

import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.catalogue.differences.Differences;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes what a step found out. Can be repeated.
 */
record CompareResultWriter(Differences differences, RunStore runs, long run,
		long instance) implements ItemWriter<CompareResult> {

	@Override
	public void write(Chunk<? extends CompareResult> chunk) {
		List<Difference> found = chunk.getItems().stream().flatMap((result) -> result.found().stream()).toList();
		List<String> settled = chunk.getItems().stream().flatMap((result) -> result.settled().stream()).toList();
		List<Issue> issues = chunk.getItems().stream().flatMap((result) -> result.issues().stream()).toList();
		this.differences.save(found, this.instance);
		this.differences.remove(settled, this.instance);
		this.runs.addIssues(this.run, issues);
	}

}
