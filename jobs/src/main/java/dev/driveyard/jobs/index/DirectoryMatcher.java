package dev.driveyard.jobs.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryIds;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.index.KnownDirectories.Known;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;
import org.jspecify.annotations.Nullable;

/**
 * Puts beside each directory of a walk what the catalogue has of it. Wants the
 * directories in the walk's order: what a directory is, its parent told. Where the
 * listing has the digest that the catalogue remembers, the rows of the children are not
 * read. For one thread.
 */
final class DirectoryMatcher {

	private final Scan scan;

	private final EntryIds ids;

	private final KnownDirectories directories;

	private final @Nullable DirectoryMoves moves;

	/** A directory that is passed by, with all below it. */
	private @Nullable String passedBy;

	private boolean passedUnknown;

	/**
	 * @param ids for what is new
	 * @param moves recognises directories that moved; null where nothing can have moved
	 */
	DirectoryMatcher(Scan scan, EntryIds ids, @Nullable DirectoryMoves moves) {
		this.scan = scan;
		this.ids = ids;
		this.directories = new KnownDirectories(scan.location(), scan.catalogue());
		this.moves = moves;
	}

	/**
	 * The directory of a listing; null if it is passed by with all below it: it appeared
	 * after its parent was compared, or another volume is mounted there.
	 */
	@Nullable MatchedDirectory match(Listing listing) {
		if (this.passedBy != null && listing.path().startsWith(this.passedBy)) {
			return null;
		}
		Known self = this.directories.take(listing.path());
		this.passedUnknown |= self == null;
		if (self == null || !isSame(self, listing.self())) {
			this.passedBy = listing.path() + "/";
			return null;
		}
		boolean start = listing.path().equals(this.scan.parameters().start());
		return new MatchedDirectory(listing, self, this.scan.absolute(listing.path()),
				this.scan.volumes().of(listing.self().device()), start ? this.scan.catalogue().entry(self.id()) : null,
				children(listing, self));
	}

	/**
	 * Whether a directory was passed by that appeared after its parent was compared.
	 */
	boolean hasPassedUnknown() {
		return this.passedUnknown;
	}

	private boolean isSame(Known self, FileStat found) {
		boolean accepted = this.scan.parameters().acceptRoot() && self.parent() == null;
		return accepted
				|| (self.inode() == found.stat().inode() && self.volume() == this.scan.volumes().of(found.device()));
	}

	private MatchedDirectory.@Nullable Children children(Listing listing, Known self) {
		if (listing.state() != Listing.State.LISTED) {
			return null;
		}
		if (listing.digest() != null && listing.digest().equals(self.listing())) {
			expectDirectories(listing, self);
			return null;
		}
		return compared(listing, self);
	}

	/** All children are as they were. */
	private void expectDirectories(Listing listing, Known self) {
		List<FileStat> found = listing.children()
			.stream()
			.filter((child) -> child.stat().kind() == FileKind.DIRECTORY)
			.toList();
		if (found.isEmpty()) {
			return;
		}
		Map<String, KnownDirectory> known = visited(self);
		for (FileStat child : found) {
			KnownDirectory directory = known.get(child.name());
			if (directory != null) {
				this.directories.expect(path(listing, child.name()), Known.visited(directory, self.id()));
			}
		}
	}

	private Map<String, KnownDirectory> visited(Known self) {
		Map<String, KnownDirectory> known = new HashMap<>();
		this.scan.catalogue().directoriesIn(self.id()).forEach((child) -> known.put(child.name(), child));
		return known;
	}

	private MatchedDirectory.Children compared(Listing listing, Known self) {
		Map<String, Entry> known = new HashMap<>();
		Map<String, KnownDirectory> visited = self.fresh() ? Map.of() : visited(self);
		if (!self.fresh()) {
			this.scan.catalogue().childrenOf(self.id()).forEach((child) -> known.put(child.name(), child));
		}
		List<MatchedChild> found = new ArrayList<>(listing.children().size());
		for (FileStat child : listing.children()) {
			MatchedChild matched = match(child, known.remove(child.name()), self, path(listing, child.name()));
			expect(matched, self, path(listing, child.name()), visited);
			found.add(matched);
		}
		List<Entry> unreadable = new ArrayList<>();
		for (Children.Failure failure : listing.failures()) {
			Entry kept = known.remove(failure.name());
			if (kept != null) {
				unreadable.add(kept);
			}
		}
		return new MatchedDirectory.Children(found, unreadable,
				known.values().stream().filter((entry) -> !isElsewhere(entry)).toList());
	}

	private MatchedChild match(FileStat found, @Nullable Entry before, Known parent, String path) {
		if (before == null || isElsewhere(before)) {
			return appeared(found, null, path);
		}
		if (isOtherVolume(found, before, parent)) {
			return new MatchedChild.OtherVolume(found, before);
		}
		boolean same = before.stat().sameFile(found.stat())
				&& before.volume() == this.scan.volumes().of(found.device());
		return same ? new MatchedChild.Same(found, before) : appeared(found, before, path);
	}

	private boolean isElsewhere(Entry before) {
		return this.moves != null && this.moves.hasMoved(before.id());
	}

	/**
	 * Something else is mounted where a directory was, or where one was mounted nothing
	 * is.
	 */
	private boolean isOtherVolume(FileStat found, Entry before, Known parent) {
		long volume = this.scan.volumes().of(found.device());
		boolean mountPoint = volume != parent.volume() || before.volume() != parent.volume();
		return mountPoint && volume != before.volume() && before.stat().kind() == FileKind.DIRECTORY
				&& !this.scan.parameters().acceptRoot();
	}

	/** Something is here that was not: a directory that moved, or something new. */
	private MatchedChild appeared(FileStat found, @Nullable Entry displaced, String path) {
		if (this.moves != null && found.stat().kind() == FileKind.DIRECTORY) {
			KnownDirectory from = this.moves.recognise(found, path);
			if (from != null) {
				this.moves.recordMoved(from.id());
				return new MatchedChild.Moved(found, displaced, from);
			}
		}
		return new MatchedChild.Added(found, displaced, this.ids.next(), this.scan.volumes().of(found.device()),
				this.moves != null);
	}

	/** Remembers what a directory is until the walk comes to it. */
	private void expect(MatchedChild child, Known parent, String path, Map<String, KnownDirectory> visited) {
		boolean directory = child.found().stat().kind() == FileKind.DIRECTORY;
		if (child instanceof MatchedChild.Moved moved) {
			this.directories.expect(path, Known.visited(moved.from(), parent.id()));
		}
		else if (child instanceof MatchedChild.OtherVolume other) {
			this.directories.expect(path, Known.unvisited(other.before()));
		}
		else if (directory && child instanceof MatchedChild.Same same) {
			KnownDirectory known = visited.get(same.found().name());
			this.directories.expect(path,
					(known != null) ? Known.visited(known, same.before().parent()) : Known.unvisited(same.before()));
		}
		else if (directory && child instanceof MatchedChild.Added added) {
			this.directories.expect(path,
					new Known(added.id(), parent.id(), added.volume(), added.found().stat().inode(), null, true));
		}
	}

	private static String path(Listing listing, String name) {
		return listing.path().isEmpty() ? name : listing.path() + "/" + name;
	}

}
