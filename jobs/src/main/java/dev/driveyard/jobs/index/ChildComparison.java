package dev.driveyard.jobs.index;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.scan.CatalogueWriter.DirectoryState;
import dev.driveyard.catalogue.scan.CatalogueWriter.Relocation;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.catalogue.scan.LostAndFound.Lost;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.index.KnownDirectories.Known;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;
import org.jspecify.annotations.Nullable;

/**
 * Compares the children of one directory with the catalogue's.
 */
final class ChildComparison {

	private final long location;

	private final SameFiles sameFiles;

	private final MatchedDirectory directory;

	private final MatchedDirectory.Children children;

	private final Listing listing;

	private final Known self;

	private final Discovery out;

	private final int depth;

	private boolean exact;

	private long bytes;

	private long files;

	private long directoryCount;

	ChildComparison(long location, SameFiles sameFiles, MatchedDirectory directory, MatchedDirectory.Children children,
			Discovery out) {
		this.location = location;
		this.sameFiles = sameFiles;
		this.directory = directory;
		this.children = children;
		this.listing = directory.listing();
		this.self = directory.self();
		this.out = out;
		this.depth = DiscoverProcessor.depth(this.listing.path());
		this.exact = this.listing.digest() != null;
	}

	void run() {
		this.children.found().forEach(this::compare);
		tellUnreadable();
		this.children.unreadable().forEach((kept) -> sum(kept.stat()));
		this.children.missing().forEach(this::lose);
		this.out.directories()
			.add(new DirectoryState(this.self.id(), this.location, this.self.parent(), this.listing.path(), this.depth,
					this.directory.volume(), this.listing.self().stat().inode(),
					this.exact ? this.listing.digest() : null, this.bytes, this.files, this.directoryCount));
	}

	private void compare(MatchedChild child) {
		sum(child.found().stat());
		this.out.count(IndexCount.SEEN, 1);
		if (child instanceof MatchedChild.Added added) {
			displace(added.displaced(), added.id());
			add(added);
		}
		else if (child instanceof MatchedChild.Same same) {
			stay(same.found(), same.before());
		}
		else if (child instanceof MatchedChild.Moved moved) {
			displace(moved.displaced(), moved.from().id());
			move(moved.found(), moved.from());
		}
		else {
			freeze(child.found());
		}
	}

	private void add(MatchedChild.Added added) {
		this.out.count(IndexCount.NEW, 1);
		Entry entry = new Entry(added.id(), this.self.id(), added.found().name(), added.found().stat(), added.volume(),
				null);
		this.out.added().add(entry);
		if (added.mayHaveMoved() && entry.stat().kind() != FileKind.DIRECTORY) {
			this.out.found().add(entry);
		}
	}

	private void displace(@Nullable Entry displaced, long by) {
		if (displaced != null) {
			this.out.relocations().add(Relocation.displace(displaced, this.location));
			this.out.lost().add(new Lost(displaced.id(), by, false));
		}
	}

	private void stay(FileStat found, Entry before) {
		if (before.stat().equals(found.stat())) {
			this.out.count(IndexCount.UNCHANGED, 1);
			return;
		}
		this.out.count(IndexCount.CHANGED, 1);
		boolean same = before.stat().sameContent(found.stat())
				&& this.sameFiles.canBe(this.directory.child(found.name()), before.stat(), found.stat());
		Long content = same ? before.content() : null;
		this.out.changed()
			.add(new Entry(before.id(), before.parent(), before.name(), found.stat(), before.volume(), content));
	}

	private void move(FileStat found, KnownDirectory from) {
		this.out.count(IndexCount.MOVED, 1);
		String path = this.listing.path().isEmpty() ? found.name() : this.listing.path() + "/" + found.name();
		this.out.relocations()
			.add(new Relocation(from.id(), true, null, this.location, this.self.id(), found.name(), path,
					this.depth + 1));
		this.out.changed().add(new Entry(from.id(), this.self.id(), found.name(), found.stat(), from.volume(), null));
	}

	private void freeze(FileStat found) {
		this.exact = false;
		this.out.count(IndexCount.UNCHANGED, 1);
		this.out.issue(Issue.Code.VOLUME_CHANGED, this.directory.child(found.name()),
				"Another file system is mounted here than the one that was indexed."
						+ " What was known of it is kept.");
	}

	private void tellUnreadable() {
		this.listing.failures()
			.forEach((failure) -> this.out.issue(Issue.Code.UNREADABLE_ENTRY, this.directory.child(failure.name()),
					Problems.describe(failure.cause())));
		this.listing.unreadRules()
			.forEach((rules) -> this.out.issue(Issue.Code.UNREADABLE_FILE, this.directory.child(rules.name()),
					"The rules in it are not applied: " + rules.cause().getMessage() + "."));
	}

	private void lose(Entry missing) {
		this.out.lost().add(new Lost(missing.id(), null, this.listing.leftOut().containsKey(missing.name())));
	}

	private void sum(FileAttributes stat) {
		if (stat.kind() == FileKind.DIRECTORY) {
			this.directoryCount++;
			return;
		}
		this.files++;
		if (stat.kind() == FileKind.FILE) {
			this.out.count(IndexCount.BYTES, stat.size());
			this.bytes += (stat.links() > 1) ? 0 : stat.size();
		}
	}

}
