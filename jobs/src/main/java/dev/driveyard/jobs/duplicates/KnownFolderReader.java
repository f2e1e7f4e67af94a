package dev.driveyard.jobs.duplicates;

import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateFolders;
import dev.driveyard.catalogue.duplicates.DuplicateSelection;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads folders of which all that they hold is known, by their ids, from the deepest up.
 * Keeps the depth and the last folder and goes on strictly after it. What is known of a
 * level depends on the level below, so empty items fill a chunk up until that is
 * committed. For one thread.
 */
final class KnownFolderReader implements ItemStreamReader<List<Long>> {

	private static final String DEPTH = "digest.depth";

	private static final String AFTER = "digest.folder";

	private static final int FOLDERS = 500;

	/** Nothing was read yet. */
	private static final long UNKNOWN = -1;

	/** All was read. */
	private static final long DONE = -2;

	private final DuplicateFolders folders;

	private final DuplicateSelection selection;

	private final long instance;

	private final GroupPosition begun;

	private long depth;

	private long after;

	private boolean uncommitted;

	/**
	 * A reader.
	 * @param instance of the job
	 * @param begun where version 0.1 was: the last folder and its depth
	 */
	KnownFolderReader(DuplicateFolders folders, DuplicateSelection selection, long instance, GroupPosition begun) {
		this.folders = folders;
		this.selection = selection;
		this.instance = instance;
		this.begun = begun;
	}

	@Override
	public void open(ExecutionContext context) {
		this.uncommitted = false;
		if (context.containsKey(DEPTH)) {
			this.depth = context.getLong(DEPTH);
			this.after = context.getLong(AFTER);
		}
		else {
			this.depth = this.begun.size();
			this.after = this.begun.number();
		}
	}

	@Override
	public @Nullable List<Long> read() {
		if (this.depth == UNKNOWN) {
			this.depth = below(this.folders.deepest(this.selection));
		}
		while (this.depth >= 0) {
			List<Long> page = this.folders.known(this.instance, this.selection, (int) this.depth, this.after, FOLDERS);
			if (!page.isEmpty()) {
				this.after = page.get(page.size() - 1);
				this.uncommitted = true;
				return page;
			}
			if (this.uncommitted) {
				return List.of();
			}
			this.after = 0;
			this.depth = below(this.depth - 1);
		}
		return null;
	}

	private static long below(long depth) {
		return (depth < 0) ? DONE : depth;
	}

	@Override
	public void update(ExecutionContext context) {
		this.uncommitted = false;
		context.putLong(DEPTH, this.depth);
		context.putLong(AFTER, this.after);
	}

}
