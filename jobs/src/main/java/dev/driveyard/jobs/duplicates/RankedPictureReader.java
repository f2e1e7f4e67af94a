package dev.driveyard.jobs.duplicates;

import java.util.List;

import dev.driveyard.catalogue.duplicates.RankedPicture;
import dev.driveyard.catalogue.duplicates.SimilarPictures;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the pictures of a run by their places, which never change, some as one item.
 * Keeps the last place and goes on strictly after it. For one thread.
 */
final class RankedPictureReader implements ItemStreamReader<List<RankedPicture>> {

	/** Where it keeps the last place. */
	static final String PLACE = "match.place";

	private static final int PAGE = 200;

	private final SimilarPictures pictures;

	private final long instance;

	private long place;

	RankedPictureReader(SimilarPictures pictures, long instance) {
		this.pictures = pictures;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		this.place = context.getLong(PLACE, 0);
	}

	@Override
	public @Nullable List<RankedPicture> read() {
		List<RankedPicture> page = this.pictures.page(this.instance, this.place, PAGE);
		if (page.isEmpty()) {
			return null;
		}
		this.place = page.get(page.size() - 1).place();
		return page;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(PLACE, this.place);
	}

}
