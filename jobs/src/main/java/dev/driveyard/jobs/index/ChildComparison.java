package dev.driveyard.jobs.index;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.jobs.locations.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.driveyard.catalogue.CatalogueWriter.DirectoryState;
import dev.driveyard.catalogue.CatalogueWriter.Relocation;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.KnownDirectory;
import dev.driveyard.catalogue.LostAndFound.Lost;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.index.IndexCounts.Count;
import dev.driveyard.jobs.index.KnownDirectories.Known;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;
import org.jspecify.annotations.Nullable;

/**
 * Compares one directory's listing with the catalogue's children of it.
 */
final class ChildComparison {

	private final Scan scan;

	private final KnownDirectories directories;

	private final @Nullable DirectoryMoves moves;

	private final Listing listing;

	private final Known self;

	private final Discovery out;

	private final Map<String, Entry> known = new HashMap<>();

	private final Map<String, KnownDirectory> knownDirectories = new HashMap<>();

	private final int depth;

	private boolean exact;

	private long bytes;

	private long files;

	private long directoryCount;

	ChildComparison(Scan scan, KnownDirectories directories, @Nullable DirectoryMoves moves, Listing listing,
			Known self, Discovery out) {
		this.scan = scan;
		this.directories = directories;
		this.moves = moves;
		this.listing = listing;
		this.self = self;
		this.out = out;
		this.depth = DiscoverProcessor.depth(listing.path());
		this.exact = listing.digest() != null;
	}

	void run() {
		if (!this.self.fresh()) {
			this.scan.catalogue().childrenOf(this.self.id()).forEach((child) -> this.known.put(child.name(), child));
			this.scan.catalogue()
				.directoriesIn(this.self.id())
				.forEach((child) -> this.knownDirectories.put(child.name(), child));
		}
		for (FileStat child : this.listing.children()) {
			compare(child, this.known.remove(child.name()));
		}
		keepUnreadable();
		this.known.values().forEach(this::lose);
		this.out.directories()
			.add(new DirectoryState(this.self.id(), this.scan.location().id(), this.self.parent(), this.listing.path(),
					this.depth, this.scan.volumes().of(this.listing.self().device()),
					this.listing.self().stat().inode(), this.exact ? this.listing.digest() : null, this.bytes,
					this.files, this.directoryCount));
	}

	private void compare(FileStat found, @Nullable Entry before) {
		sum(found.stat());
		if (before == null || isElsewhere(before)) {
			appear(found, null);
		}
		else if (isOtherVolume(found, before)) {
			freeze(found, before);
		}
		else if (isSameFile(found, before)) {
			stay(found, before);
		}
		else {
			appear(found, before);
		}
	}

	private boolean isElsewhere(Entry before) {
		return this.moves != null && this.moves.hasMoved(before.id());
	}

	private boolean isSameFile(FileStat found, Entry before) {
		return before.stat().sameFile(found.stat()) && before.volume() == this.scan.volumes().of(found.device());
	}

	/**
	 * Something else is mounted where a directory was, or where one was mounted nothing
	 * is.
	 */
	private boolean isOtherVolume(FileStat found, Entry before) {
		long volume = this.scan.volumes().of(found.device());
		boolean mountPoint = volume != this.self.volume() || before.volume() != this.self.volume();
		return mountPoint && volume != before.volume() && before.stat().kind() == FileKind.DIRECTORY
				&& !this.scan.parameters().acceptRoot();
	}

	private void freeze(FileStat found, Entry before) {
		this.exact = false;
		this.scan.count(Count.SEEN, 1);
		this.scan.count(Count.UNCHANGED, 1);
		String path = childPath(found.name());
		issue(Issue.Code.VOLUME_CHANGED, path, "Another file system is mounted here than the one that was indexed."
				+ " What was known of it is kept.");
		this.directories.expect(path,
				new Known(before.id(), before.parent(), before.volume(), before.stat().inode(), null, false));
	}

	private void stay(FileStat found, Entry before) {
		this.scan.count(Count.SEEN, 1);
		if (before.stat().equals(found.stat())) {
			this.scan.count(Count.UNCHANGED, 1);
		}
		else {
			this.scan.count(Count.CHANGED, 1);
			boolean same = before.stat().sameContent(found.stat()) && this.scan.sameFiles()
				.canBe(this.scan.absolute(childPath(found.name())), before.stat(), found.stat());
			Long content = same ? before.content() : null;
			this.out.changed()
				.add(new Entry(before.id(), before.parent(), before.name(), found.stat(), before.volume(), content));
		}
		if (found.stat().kind() == FileKind.DIRECTORY) {
			expectKnown(found, before);
		}
	}

	private void expectKnown(FileStat found, Entry before) {
		KnownDirectory visited = this.knownDirectories.get(found.name());
		this.directories.expect(childPath(found.name()), (visited != null) ? Known.visited(visited, before.parent())
				: new Known(before.id(), before.parent(), before.volume(), before.stat().inode(), null, false));
	}

	/** Something is here that was not: a directory that moved, or something new. */
	private void appear(FileStat found, @Nullable Entry displaced) {
		this.scan.count(Count.SEEN, 1);
		KnownDirectory moved = (found.stat().kind() == FileKind.DIRECTORY && this.moves != null)
				? this.moves.recognise(found, childPath(found.name())) : null;
		if (moved != null) {
			displace(displaced, moved.id());
			move(found, moved);
		}
		else {
			long id = this.scan.ids().next();
			displace(displaced, id);
			add(found, id);
		}
	}

	private void displace(@Nullable Entry displaced, long by) {
		if (displaced != null) {
			this.out.relocations().add(Relocation.displace(displaced, this.scan.location().id()));
			this.out.lost().add(new Lost(displaced.id(), by, false));
		}
	}

	private void move(FileStat found, KnownDirectory moved) {
		this.scan.count(Count.MOVED, 1);
		if (this.moves != null) {
			this.moves.recordMoved(moved.id());
		}
		String path = childPath(found.name());
		this.out.relocations()
			.add(new Relocation(moved.id(), true, null, this.scan.location().id(), this.self.id(), found.name(), path,
					this.depth + 1));
		this.out.changed().add(new Entry(moved.id(), this.self.id(), found.name(), found.stat(), moved.volume(), null));
		this.directories.expect(path, Known.visited(moved, this.self.id()));
	}

	private void add(FileStat found, long id) {
		this.scan.count(Count.NEW, 1);
		Entry entry = new Entry(id, this.self.id(), found.name(), found.stat(), this.scan.volumes().of(found.device()),
				null);
		this.out.added().add(entry);
		if (found.stat().kind() == FileKind.DIRECTORY) {
			this.directories.expect(childPath(found.name()),
					new Known(id, this.self.id(), entry.volume(), found.stat().inode(), null, true));
		}
		else if (this.moves != null) {
			this.out.found().add(entry);
		}
	}

	private void keepUnreadable() {
		Set<String> unreadable = new HashSet<>();
		this.listing.failures().forEach((failure) -> {
			unreadable.add(failure.name());
			issue(Issue.Code.UNREADABLE_ENTRY, childPath(failure.name()), Problems.describe(failure.cause()));
		});
		this.listing.unreadRules()
			.forEach((rules) -> issue(Issue.Code.UNREADABLE_FILE, childPath(rules.name()),
					"The rules in it are not applied: " + rules.cause().getMessage() + "."));
		unreadable.forEach((name) -> {
			Entry kept = this.known.remove(name);
			if (kept != null) {
				sum(kept.stat());
			}
		});
	}

	private void lose(Entry missing) {
		if (!isElsewhere(missing)) {
			this.out.lost().add(new Lost(missing.id(), null, this.listing.leftOut().containsKey(missing.name())));
		}
	}

	private void issue(Issue.Code code, String path, String message) {
		this.scan.count(Count.ISSUES, 1);
		this.out.issues().add(new Issue(code, this.scan.absolute(path), message));
	}

	private void sum(FileAttributes stat) {
		if (stat.kind() == FileKind.DIRECTORY) {
			this.directoryCount++;
			return;
		}
		this.files++;
		if (stat.kind() == FileKind.FILE) {
			this.scan.count(Count.BYTES, stat.size());
			this.bytes += (stat.links() > 1) ? 0 : stat.size();
		}
	}

	private String childPath(String name) {
		return this.listing.path().isEmpty() ? name : this.listing.path() + "/" + name;
	}

}
