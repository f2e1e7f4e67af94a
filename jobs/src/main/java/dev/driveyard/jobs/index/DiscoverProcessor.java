package dev.driveyard.jobs.index;

import java.io.IOException;
import java.util.List;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.scan.CatalogueWriter.DirectoryState;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.index.KnownDirectories.Known;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Says what differs between directories and what the catalogue has of them.
 *
 * @param location that they are in
 * @param again whether the run had seen them already: then only what is new is counted
 */
record DiscoverProcessor(long location, SameFiles sameFiles,
		boolean again) implements ItemProcessor<MatchedStretch, Discovery> {

	@Override
	public Discovery process(MatchedStretch stretch) {
		Discovery out = new Discovery(this.again);
		stretch.directories().forEach((directory) -> compare(directory, out));
		return out;
	}

	private void compare(MatchedDirectory directory, Discovery out) {
		refresh(directory, out);
		Listing listing = directory.listing();
		switch (listing.state()) {
			case LISTED -> compareListed(directory, out);
			case NOT_ENTERED -> visit(directory, out);
			case FAILED -> fail(directory, out);
		}
	}

	/** Brings the directory that the walk starts with up to date. */
	private static void refresh(MatchedDirectory directory, Discovery out) {
		Entry before = directory.start();
		FileStat found = directory.listing().self();
		if (before != null && (!before.stat().equals(found.stat()) || before.volume() != directory.volume())) {
			out.changed()
				.add(new Entry(before.id(), before.parent(), before.name(), found.stat(), directory.volume(), null));
		}
	}

	private void compareListed(MatchedDirectory directory, Discovery out) {
		directory.listing().leftOut().values().forEach(out::leaveOut);
		if (directory.children() == null) {
			pass(directory.listing(), out);
		}
		else {
			new ChildComparison(this.location, this.sameFiles, directory, directory.children(), out).run();
		}
	}

	/** All children are as they were. */
	private static void pass(Listing listing, Discovery out) {
		List<FileStat> children = listing.children();
		out.count(IndexCount.SEEN, children.size());
		out.count(IndexCount.UNCHANGED, children.size());
		long bytes = 0;
		for (FileStat child : children) {
			bytes += (child.stat().kind() == FileKind.FILE) ? child.stat().size() : 0;
		}
		out.count(IndexCount.BYTES, bytes);
	}

	/** Gives a directory that is not listed a row, so that it has a path. */
	private void visit(MatchedDirectory directory, Discovery out) {
		Known self = directory.self();
		if (self.fresh()) {
			String path = directory.listing().path();
			out.directories()
				.add(new DirectoryState(self.id(), this.location, self.parent(), path, depth(path), self.volume(),
						self.inode(), null, 0, 0, 0));
		}
	}

	private void fail(MatchedDirectory directory, Discovery out) {
		visit(directory, out);
		IOException problem = directory.listing().problem();
		out.issue(Issue.Code.UNREADABLE_DIRECTORY, directory.path(),
				(problem != null) ? Problems.describe(problem) : "It can't be listed");
	}

	static int depth(String path) {
		return path.isEmpty() ? 0 : 1 + (int) path.chars().filter((c) -> c == '/').count();
	}

}
