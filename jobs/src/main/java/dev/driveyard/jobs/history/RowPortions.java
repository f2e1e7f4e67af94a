package dev.driveyard.jobs.history;

import java.util.List;

import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.runs.history.RunTable;

/**
 * Rows of removed runs that go in one transaction.
 *
 * @param finished the instances of which nothing is left then
 */
record RowPortions(List<Portion> portions, List<Long> finished) implements Counted<PruneCount> {

	@Override
	public long read() {
		return this.portions.stream().mapToLong(Portion::rows).sum();
	}

	/**
	 * Some rows of an instance.
	 */
	record Portion(RunTable table, long instance, long rows) {
	}

}
