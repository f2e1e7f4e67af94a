package dev.driveyard.jobs.delete;

import java.util.List;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Says what came of removing the files of some directories.
 */
final class RemovalProcessor implements ItemProcessor<List<UnitResult>, Change> {

	@Override
	public Change process(List<UnitResult> results) {
		Change change = new Change(results.stream().mapToLong(UnitResult::files).sum());
		results.forEach((result) -> result.addTo(change));
		return change;
	}

}
