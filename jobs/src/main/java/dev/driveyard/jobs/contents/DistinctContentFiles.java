package dev.driveyard.jobs.contents;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.content.files.Reading;

/**
 * Files whose content is to be rendered. Of several with one content, one is; the others
 * wait, in case it can't be read. For one thread.
 */
public final class DistinctContentFiles implements PendingFiles {

	private static final int PAGE = 1000;

	private static final int MOST_WAITING = 4000;

	private final FilePage files;

	/** By content. */
	private final SharedReadings<Long, Reading.Rendered> shared = new SharedReadings<>();

	private long after;

	private boolean last;

	/**
	 * Such files.
	 * @param files tells of them, by entry id
	 */
	public DistinctContentFiles(FilePage files) {
		this.files = files;
	}

	@Override
	public void committed() {
		this.shared.forgetRecent();
	}

	@Override
	public List<PendingFile> next() {
		List<PendingFile> toRender = new ArrayList<>(this.shared.takeAgain());
		while (toRender.isEmpty() && !this.last && this.shared.waiters() < MOST_WAITING) {
			List<PendingFile> page = this.files.after(this.after, PAGE);
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

	/**
	 * Tells of files.
	 */
	@FunctionalInterface
	public interface FilePage {

		/** Up to so many after an entry id, by id. */
		List<PendingFile> after(long entry, int size);

	}

}
