package dev.driveyard.jobs.history;

import java.util.List;

import dev.driveyard.database.Dialect;
import dev.driveyard.database.WriterPause;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the ids of rows that are old, by id, up to {@value #PAGE} an item. Keeps no
 * position: what is gone is not found again. For one thread.
 */
final class OldIdReader implements ItemStreamReader<OldIds> {

	private final WriterPause pause;

	static final int PAGE = 2000;

	private final Page pages;

	private long after;

	/**
	 * A reader.
	 * @param pages gives them
	 */
	OldIdReader(Dialect dialect, Page pages) {
		this.pause = new WriterPause(dialect);
		this.pages = pages;
	}

	@Override
	public void open(ExecutionContext context) {
		this.after = 0;
	}

	@Override
	public @Nullable OldIds read() {
		this.pause.await();
		List<Long> page = this.pages.after(this.after, PAGE);
		if (page.isEmpty()) {
			return null;
		}
		this.after = page.get(page.size() - 1);
		return new OldIds(page);
	}

	/**
	 * Gives up to so many ids after one.
	 */
	@FunctionalInterface
	interface Page {

		List<Long> after(long id, int size);

	}

}
