package dev.driveyard.jobs.copy;

import dev.driveyard.journal.Journal;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Records how operations ended, and forgets what was kept to go on with unfinished
 * copies. Can be repeated.
 */
final class EndingWriter implements ItemWriter<CopyChange> {

	private final Journal journal;

	EndingWriter(Journal journal) {
		this.journal = journal;
	}

	@Override
	public void write(Chunk<? extends CopyChange> chunk) {
		for (CopyChange change : chunk) {
			change.operations().forEach((operation) -> this.journal.removeParts(operation.id()));
			this.journal.update(change.operations());
		}
	}

}
