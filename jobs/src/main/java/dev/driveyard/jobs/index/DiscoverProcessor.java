package dev.driveyard.jobs.index;

import dev.driveyard.jobs.locations.Problems;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.CatalogueWriter.DirectoryState;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.KnownDirectory;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.index.IndexCounts.Count;
import dev.driveyard.jobs.index.KnownDirectories.Known;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;
import dev.driveyard.tree.Stretch;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Compares a stretch of the tree with the catalogue; null where both agree. A directory
 * whose listing has the digest that the catalogue remembers is passed by without reading
 * the rows of its children.
 */
final class DiscoverProcessor implements ItemProcessor<Stretch, Discovery> {

	private final Scan scan;

	private final KnownDirectories directories;

	private final @Nullable DirectoryMoves moves;

	/** A directory whose contents are not compared, with all below it. */
	private @Nullable String passedBy;

	private boolean passedUnknown;

	/**
	 * @param moves recognises directories that moved; null where nothing can have moved
	 */
	DiscoverProcessor(Scan scan, @Nullable DirectoryMoves moves) {
		this.scan = scan;
		this.directories = new KnownDirectories(scan.location(), scan.catalogue());
		this.moves = moves;
	}

	@Override
	public @Nullable Discovery process(Stretch stretch) {
		Discovery out = new Discovery();
		for (Listing listing : stretch.listings()) {
			if (this.passedBy == null || !listing.path().startsWith(this.passedBy)) {
				compare(listing, out);
			}
		}
		return out.isEmpty() ? null : out;
	}

	/**
	 * Whether a directory was passed by that appeared after an interrupted run had
	 * compared its parent.
	 */
	boolean hasPassedUnknown() {
		return this.passedUnknown;
	}

	private void compare(Listing listing, Discovery out) {
		Known self = this.directories.take(listing.path());
		this.passedUnknown |= self == null;
		if (self == null || !isSame(self, listing.self())) {
			// it appeared after its parent was compared, or another volume is mounted
			// there
			this.passedBy = listing.path() + "/";
			return;
		}
		if (listing.path().equals(this.scan.parameters().start())) {
			refresh(listing.self(), self, out);
		}
		switch (listing.state()) {
			case LISTED -> compareListed(listing, self, out);
			case NOT_ENTERED -> visit(listing, self, out);
			case FAILED -> fail(listing, self, out);
		}
	}

	/** Brings the directory that the walk starts with up to date: no listing shows it. */
	private void refresh(FileStat found, Known self, Discovery out) {
		Entry before = this.scan.catalogue().entry(self.id());
		long volume = this.scan.volumes().of(found.device());
		if (before != null && (!before.stat().equals(found.stat()) || before.volume() != volume)) {
			out.changed().add(new Entry(before.id(), before.parent(), before.name(), found.stat(), volume, null));
		}
	}

	private boolean isSame(Known self, FileStat found) {
		boolean accepted = this.scan.parameters().acceptRoot() && self.parent() == null;
		return accepted
				|| (self.inode() == found.stat().inode() && self.volume() == this.scan.volumes().of(found.device()));
	}

	private void compareListed(Listing listing, Known self, Discovery out) {
		if (!this.scan.again()) {
			listing.leftOut().values().forEach((rule) -> this.scan.counts().addLeftOut(rule, 1));
		}
		if (listing.digest() != null && listing.digest().equals(self.listing())) {
			pass(listing, self);
		}
		else {
			new ChildComparison(this.scan, this.directories, this.moves, listing, self, out).run();
		}
	}

	/** All children are as they were. */
	private void pass(Listing listing, Known self) {
		List<FileStat> children = listing.children();
		this.scan.count(Count.SEEN, children.size());
		this.scan.count(Count.UNCHANGED, children.size());
		long bytes = 0;
		boolean hasDirectories = false;
		for (int i = 0; i < children.size(); i++) {
			FileKind kind = children.get(i).stat().kind();
			bytes += (kind == FileKind.FILE) ? children.get(i).stat().size() : 0;
			hasDirectories |= kind == FileKind.DIRECTORY;
		}
		this.scan.count(Count.BYTES, bytes);
		if (hasDirectories) {
			expectDirectories(listing, self);
		}
	}

	private void expectDirectories(Listing listing, Known self) {
		Map<String, KnownDirectory> known = new HashMap<>();
		this.scan.catalogue().directoriesIn(self.id()).forEach((child) -> known.put(child.name(), child));
		for (FileStat child : listing.children()) {
			KnownDirectory directory = known.get(child.name());
			if (directory != null) {
				String path = listing.path().isEmpty() ? child.name() : listing.path() + "/" + child.name();
				this.directories.expect(path, Known.visited(directory, self.id()));
			}
		}
	}

	/** Gives a directory that is not listed a row, so that it has a path. */
	private void visit(Listing listing, Known self, Discovery out) {
		if (self.fresh()) {
			out.directories()
				.add(new DirectoryState(self.id(), this.scan.location().id(), self.parent(), listing.path(),
						depth(listing.path()), self.volume(), self.inode(), null, 0, 0, 0));
		}
	}

	private void fail(Listing listing, Known self, Discovery out) {
		visit(listing, self, out);
		IOException problem = listing.problem();
		this.scan.count(Count.ISSUES, 1);
		out.issues()
			.add(new Issue(Issue.Code.UNREADABLE_DIRECTORY, this.scan.absolute(listing.path()),
					(problem != null) ? Problems.describe(problem) : "It can't be listed"));
	}

	static int depth(String path) {
		return path.isEmpty() ? 0 : 1 + (int) path.chars().filter((c) -> c == '/').count();
	}

}
