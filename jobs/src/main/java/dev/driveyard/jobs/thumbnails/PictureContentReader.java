package dev.driveyard.jobs.thumbnails;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import dev.driveyard.catalogue.locations.FolderScope;
import dev.driveyard.catalogue.sidecars.PictureContent;
import dev.driveyard.catalogue.sidecars.PictureContents;
import dev.driveyard.catalogue.sidecars.PictureSelection;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the contents that may have pictures, page by page, by their number, and keeps the
 * last. For one thread.
 */
final class PictureContentReader implements ItemStreamReader<List<PictureContent>> {

	private static final int PAGE = 2000;

	private static final String AFTER = "discover.content";

	private final PictureContents contents;

	private final FolderScope scope;

	private final Supplier<PictureSelection> selecting;

	private @Nullable PictureSelection selection;

	private long after;

	/**
	 * A reader.
	 * @param selecting asked as it is opened: only then it is known what files are
	 */
	PictureContentReader(PictureContents contents, FolderScope scope, Supplier<PictureSelection> selecting) {
		this.contents = contents;
		this.scope = scope;
		this.selecting = selecting;
	}

	@Override
	public void open(ExecutionContext context) {
		this.after = context.getLong(AFTER, 0);
		this.selection = this.selecting.get();
	}

	@Override
	public @Nullable List<PictureContent> read() {
		List<PictureContent> page = this.contents.page(this.scope, Objects.requireNonNull(this.selection), this.after,
				PAGE);
		if (page.isEmpty()) {
			return null;
		}
		this.after = page.get(page.size() - 1).id();
		return page;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(AFTER, this.after);
	}

}
