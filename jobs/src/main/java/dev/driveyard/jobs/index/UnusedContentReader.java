package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.catalogue.Contents;
import dev.driveyard.jobs.index.IndexCounts.Count;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the contents that nothing refers to any more, some as one item, by id. They leave
 * the table as they are written, so only their number is kept in the execution context.
 */
final class UnusedContentReader implements ItemStreamReader<List<Long>> {

	private static final int PAGE = 5000;

	private final Contents contents;

	private final IndexCounts counts = new IndexCounts();

	private long after;

	UnusedContentReader(Contents contents) {
		this.contents = contents;
	}

	@Override
	public @Nullable List<Long> read() {
		List<Long> page = this.contents.unused(this.after, PAGE);
		if (page.isEmpty()) {
			return null;
		}
		this.after = page.get(page.size() - 1);
		this.counts.add(Count.PRUNED, page.size());
		return page;
	}

	@Override
	public void update(ExecutionContext context) {
		this.counts.save(context);
	}

}
