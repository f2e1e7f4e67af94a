package dev.driveyard.jobs.delete;

import java.util.List;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Says what came of removing the files of some directories.
 */
final class RemovalProcessor implements ItemProcessor<List<UnitResult>, RemovalChange> {

	@Override
	public RemovalChange process(List<UnitResult> results) {
		RemovalChange change = new RemovalChange(results.stream().mapToLong(UnitResult::files).sum());
		results.forEach((result) -> result.addTo(change));
		return change;
	}

}
