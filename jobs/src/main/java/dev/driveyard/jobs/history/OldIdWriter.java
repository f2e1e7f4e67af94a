package dev.driveyard.jobs.history;

import java.util.List;
import java.util.function.ToIntFunction;

import dev.driveyard.jobs.operate.Tally;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Removes rows that are old.
 *
 * @param removal removes those that are old still, and says how many that were
 * @param count what is counted
 */
record OldIdWriter(ToIntFunction<List<Long>> removal, PruneCount count,
		Tally<PruneCount> counts) implements ItemWriter<OldIds> {

	@Override
	public void write(Chunk<? extends OldIds> chunk) {
		chunk.forEach((old) -> this.counts.add(this.count, this.removal.applyAsInt(old.ids())));
	}

}
