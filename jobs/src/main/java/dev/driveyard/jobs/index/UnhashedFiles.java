package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.catalogue.Contents;
import dev.driveyard.catalogue.Contents.Scope;
import dev.driveyard.catalogue.HashKind;
import dev.driveyard.catalogue.PendingFile;

/**
 * Files without a current content.
 */
final class UnhashedFiles implements PendingFiles {

	private static final int PAGE = 2000;

	private final Contents contents;

	private final Scope scope;

	private final HashKind wanted;

	private long after;

	private boolean last;

	UnhashedFiles(Contents contents, Scope scope, HashKind wanted) {
		this.contents = contents;
		this.scope = scope;
		this.wanted = wanted;
	}

	@Override
	public List<PendingFile> next() {
		if (this.last) {
			return List.of();
		}
		List<PendingFile> page = this.contents.pending(this.scope, this.wanted, this.after, PAGE);
		this.last = page.size() < PAGE;
		if (!page.isEmpty()) {
			this.after = page.get(page.size() - 1).entry().id();
		}
		return page;
	}

	@Override
	public boolean isDone() {
		return this.last;
	}

	@Override
	public long bytes(PendingFile file) {
		return file.entry().stat().size();
	}

}
