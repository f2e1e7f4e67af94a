package dev.driveyard.jobs.copy;

import java.util.List;

import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Records planned operations, in place of those that were planned before.
 */
final class CopyPlanWriter implements ItemWriter<CopyChange> {

	private final Journal journal;

	CopyPlanWriter(Journal journal) {
		this.journal = journal;
	}

	@Override
	public void write(Chunk<? extends CopyChange> chunk) {
		List<Operation> operations = chunk.getItems()
			.stream()
			.flatMap((change) -> change.operations().stream())
			.toList();
		this.journal.replan(operations);
		this.journal.plan(operations);
	}

}
