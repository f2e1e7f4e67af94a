package dev.driveyard.jobs.duplicates;

import java.util.List;

import dev.driveyard.catalogue.duplicates.SimilarGroups;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the places of pictures that others look like, in order, some as one item. Keeps
 * the last one and goes on strictly after it. For one thread.
 */
final class BestPictureReader implements ItemStreamReader<List<Long>> {

	private static final String BEST = "pictures.best";

	private static final int PAGE = 200;

	private final SimilarGroups groups;

	private final long instance;

	private long best;

	BestPictureReader(SimilarGroups groups, long instance) {
		this.groups = groups;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		this.best = context.getLong(BEST, 0);
	}

	@Override
	public @Nullable List<Long> read() {
		List<Long> page = this.groups.bests(this.instance, this.best, PAGE);
		if (page.isEmpty()) {
			return null;
		}
		this.best = page.get(page.size() - 1);
		return page;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(BEST, this.best);
	}

}
