package dev.driveyard.jobs.operate;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * The counts of a step that counts nothing but its entries.
 */
public record NoCounts() implements Counts<NoCounts> {

	@Override
	public void addAll(NoCounts other) {
		// there are none
	}

	@Override
	public void load(ExecutionContext context) {
		// there are none
	}

	@Override
	public void save(ExecutionContext context) {
		// there are none
	}

}
