package dev.driveyard.jobs.validate;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes what a validation found out. Can be repeated.
 */
record CheckResultWriter(ValidationChangeWriter changes) implements ItemWriter<CheckResult> {

	@Override
	public void write(Chunk<? extends CheckResult> chunk) {
		this.changes.write(new Chunk<>(chunk.getItems().stream().map(CheckResult::change).toList()));
	}

}
