package dev.driveyard.jobs.delete.removal;

import java.util.List;

import dev.driveyard.jobs.delete.RemovalChange;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Says what came of removing the files of some directories.
 */
public final class RemovalProcessor implements ItemProcessor<List<UnitResult>, RemovalChange> {

	@Override
	public RemovalChange process(List<UnitResult> results) {
		RemovalChange change = new RemovalChange(results.stream().mapToLong(UnitResult::files).sum());
		results.forEach((result) -> result.addTo(change));
		return change;
	}

}
