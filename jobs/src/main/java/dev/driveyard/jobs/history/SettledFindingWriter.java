package dev.driveyard.jobs.history;

import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.runs.history.SettledFindings;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Removes findings that were resolved long ago.
 *
 * @param before milliseconds since 1970
 */
record SettledFindingWriter(SettledFindings findings, long before,
		Tally<PruneCount> counts) implements ItemWriter<OldFindings> {

	@Override
	public void write(Chunk<? extends OldFindings> chunk) {
		chunk.forEach(
				(old) -> this.counts.add(PruneCount.REMOVED_FINDINGS, this.findings.remove(old.ids(), this.before)));
	}

}
