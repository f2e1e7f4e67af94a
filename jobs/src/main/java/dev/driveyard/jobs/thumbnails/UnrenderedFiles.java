package dev.driveyard.jobs.thumbnails;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.catalogue.locations.FolderScope;
import dev.driveyard.catalogue.sidecars.PictureContents;
import dev.driveyard.catalogue.sidecars.PictureSelection;
import dev.driveyard.content.files.Reading;
import dev.driveyard.jobs.contents.PendingFiles;
import dev.driveyard.jobs.contents.SharedReadings;

/**
 * Files whose content lacks something. Of several with one content, one is rendered; the
 * others wait, in case it can't be read. For one thread.
 */
final class UnrenderedFiles implements PendingFiles {

	private static final int PAGE = 1000;

	private static final int MOST_WAITING = 4000;

	private final PictureContents contents;

	private final FolderScope scope;

	private final PictureSelection selection;

	/** By content. */
	private final SharedReadings<Long, Reading.Rendered> shared = new SharedReadings<>();

	private long after;

	private boolean last;

	UnrenderedFiles(PictureContents contents, FolderScope scope, PictureSelection selection) {
		this.contents = contents;
		this.scope = scope;
		this.selection = selection;
	}

	@Override
	public void committed() {
		this.shared.forgetRecent();
	}

	@Override
	public List<PendingFile> next() {
		List<PendingFile> toRender = new ArrayList<>(this.shared.takeAgain());
		while (toRender.isEmpty() && !this.last && this.shared.waiters() < MOST_WAITING) {
			List<PendingFile> page = this.contents.pending(this.scope, this.selection, this.after, PAGE);
			this.last = page.size() < PAGE;
			for (PendingFile file : page) {
				this.after = file.entry().id();
				long content = content(file);
				if (!this.shared.waits(content, file) && this.shared.recent(content) == null) {
					this.shared.begin(content);
					toRender.add(file);
				}
			}
		}
		return toRender;
	}

	@Override
	public void complete(List<Reading> item) {
		for (Reading reading : item) {
			if (reading instanceof Reading.Rendered rendered) {
				this.shared.succeed(content(rendered.file()), rendered);
			}
			else {
				this.shared.fail(content(reading.file()));
			}
		}
	}

	private static long content(PendingFile file) {
		return Objects.requireNonNull(file.entry().content());
	}

	@Override
	public boolean isDone() {
		return this.last && this.shared.isEmpty();
	}

}
