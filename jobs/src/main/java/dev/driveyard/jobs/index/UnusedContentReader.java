package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.catalogue.contents.Contents;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads the contents that nothing refers to any more, some as one item, by id. They leave
 * the table as they are written, so it keeps no position: a restart begins with the first
 * that is left.
 */
final class UnusedContentReader implements ItemReader<UnusedContents> {

	private static final int PAGE = 5000;

	private final Contents contents;

	private long after;

	UnusedContentReader(Contents contents) {
		this.contents = contents;
	}

	@Override
	public @Nullable UnusedContents read() {
		List<Long> page = this.contents.unused(this.after, PAGE);
		if (page.isEmpty()) {
			return null;
		}
		this.after = page.get(page.size() - 1);
		return new UnusedContents(page);
	}

}
