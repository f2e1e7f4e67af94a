package dev.driveyard.jobs.upkeep;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.contents.ContentUuid;
import dev.driveyard.catalogue.contents.Identified;
import dev.driveyard.catalogue.scan.CatalogueWriter.DirectoryState;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.upkeep.PathLookup.Place;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.tree.Listing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares directories that a run has changed with what the catalogue has of them. For
 * one thread.
 */
final class DirectoryRefresh {

	private static final Logger logger = LoggerFactory.getLogger(DirectoryRefresh.class);

	private final UpkeepParts parts;

	private final PathLookup places;

	private final VolumeIds volumes;

	private final ContentUuid contents;

	private final PlaceLister lister;

	DirectoryRefresh(UpkeepParts parts, PathLookup places) {
		this.parts = parts;
		this.places = places;
		this.volumes = new VolumeIds(parts.volume(), parts.volumes().here(), parts.locations(),
				parts.transactionManager());
		this.contents = new ContentUuid(parts.library().id());
		this.lister = new PlaceLister(parts.library(), parts.volume());
	}

	/**
	 * Compares some directories, what holds others first: those that are new are not in
	 * the catalogue yet as what they hold is compared.
	 */
	void compare(List<Touched> some, DirectoryChange out) {
		Map<String, Entry> fresh = new HashMap<>();
		some.forEach((one) -> compare(one, fresh, out));
	}

	/**
	 * Compares one directory. One that the catalogue has no place for is passed by: it is
	 * in no location, left out by a rule, or no scan has come to where it is.
	 * @param fresh new directories that are not compared yet, by absolute path
	 */
	private void compare(Touched touched, Map<String, Entry> fresh, DirectoryChange out) {
		Place place = this.places.find(touched.path()).orElse(null);
		Entry added = fresh.remove(touched.path());
		Entry known = (added != null || place == null) ? added : this.places.directory(place);
		if (place == null || known == null) {
			return;
		}
		if (added == null && new FewNames(this.parts.totals().reader(), this.places).isEnough(touched, place, known)
				&& compareNames(touched, place, known, fresh, out)) {
			return;
		}
		Listing listing = this.lister.list(place);
		if (listing != null) {
			new Comparison(touched, place, known, added != null, listing, fresh, out).run();
		}
	}

	/**
	 * Compares the names alone that the run can have changed; false if one of them is new
	 * to the catalogue, about which rules have a say.
	 */
	private boolean compareNames(Touched touched, Place place, Entry known, Map<String, Entry> fresh,
			DirectoryChange out) {
		try (OpenDirectory directory = this.parts.volume().open(place.absolute())) {
			Map<String, FileStat> found = new TreeMap<>();
			for (String name : Objects.requireNonNull(touched.names())) {
				FileStat child = directory.find(name);
				if (child != null && this.places.catalogue().childOf(known.id(), name) == null) {
					return false;
				}
				if (child != null) {
					found.put(name, child);
				}
			}
			Listing some = new Listing(place.path(), directory.self(), Listing.State.LISTED,
					List.copyOf(found.values()), List.of(), Map.of(), List.of(), null, null);
			new Comparison(touched, place, known, false, some, fresh, out).runNames();
			return true;
		}
		catch (IOException ex) {
			logger.debug("{} can't be looked into name by name", place.absolute(), ex);
			return false;
		}
	}

	/**
	 * The comparison of one directory.
	 */
	private final class Comparison {

		private final Touched touched;

		private final Place place;

		private final Entry self;

		private final boolean isFresh;

		private final Listing listing;

		private final Map<String, Entry> fresh;

		private final DirectoryChange out;

		private final Map<String, Entry> known = new HashMap<>();

		private boolean exact;

		private long bytes;

		private long files;

		private long directories;

		Comparison(Touched touched, Place place, Entry self, boolean isFresh, Listing listing, Map<String, Entry> fresh,
				DirectoryChange out) {
			this.touched = touched;
			this.place = place;
			this.self = self;
			this.isFresh = isFresh;
			this.listing = listing;
			this.fresh = fresh;
			this.out = out;
			this.exact = listing.digest() != null;
		}

		void run() {
			if (!this.isFresh) {
				DirectoryRefresh.this.places.catalogue()
					.childrenOf(this.self.id())
					.forEach((child) -> this.known.put(child.name(), child));
				refreshSelf();
			}
			for (FileStat child : this.listing.children()) {
				sum(child.stat());
				compare(child, this.known.remove(child.name()));
			}
			for (Children.Failure failure : this.listing.failures()) {
				keep(this.known.remove(failure.name()));
			}
			this.known.values().forEach(this::vanish);
			this.out.directories()
				.add(new DirectoryState(this.self.id(), this.place.location().id(), this.self.parent(),
						this.place.path(), PathLookup.depth(this.place.path()),
						DirectoryRefresh.this.volumes.of(this.listing.self().device()),
						this.listing.self().stat().inode(), this.exact ? this.listing.digest() : null, this.bytes,
						this.files, this.directories));
		}

		/** As {@link #run}, for some names: the sums come from the rows then. */
		void runNames() {
			for (String name : Objects.requireNonNull(this.touched.names())) {
				Entry child = DirectoryRefresh.this.places.catalogue().childOf(this.self.id(), name);
				if (child != null) {
					this.known.put(name, child);
				}
			}
			refreshSelf();
			for (FileStat child : this.listing.children()) {
				compare(child, this.known.remove(child.name()));
			}
			this.known.values().forEach(this::vanish);
			this.out.recounted().add(this.self.id());
		}

		private void refreshSelf() {
			FileStat found = this.listing.self();
			if (!this.self.stat().equals(found.stat())) {
				this.out.changed()
					.add(new Entry(this.self.id(), this.self.parent(), this.self.name(), found.stat(),
							DirectoryRefresh.this.volumes.of(found.device()), null));
			}
		}

		private void sum(FileAttributes stat) {
			this.bytes += (stat.kind() == FileKind.FILE && stat.links() <= 1) ? stat.size() : 0;
			this.directories += (stat.kind() == FileKind.DIRECTORY) ? 1 : 0;
			this.files += (stat.kind() == FileKind.DIRECTORY) ? 0 : 1;
		}

		private void compare(FileStat found, @Nullable Entry before) {
			long volume = DirectoryRefresh.this.volumes.of(found.device());
			boolean replaced = before != null && !this.touched.moved() && isReplaced(before.stat(), found.stat());
			if (before != null && (before.stat().kind() != found.stat().kind()
					|| (replaced && this.touched.gone().contains(found.name())))) {
				remove(before);
				add(found, volume);
			}
			else if (replaced) {
				this.exact = false; // a scan finds out what became of the other one
			}
			else if (before != null && isDoubtful(before, found)) {
				this.exact = false;
			}
			else if (before == null) {
				add(found, volume);
			}
			else if (!before.stat().equals(found.stat()) || before.volume() != volume) {
				Entry now = new Entry(before.id(), before.parent(), before.name(), found.stat(), volume,
						keepsContent(found, before) ? before.content() : null);
				this.out.changed().add(now);
				identify(now);
			}
		}

		private static boolean isReplaced(FileAttributes before, FileAttributes found) {
			return before.kind() == FileKind.DIRECTORY && found.kind() == FileKind.DIRECTORY
					&& before.inode() != found.inode();
		}

		/**
		 * Whether something else than the run changed a file without a new time. That may
		 * be damage: what it held must not be forgotten without a word.
		 */
		private boolean isDoubtful(Entry entry, FileStat found) {
			FileAttributes before = entry.stat();
			return entry.content() != null && before.sameFile(found.stat())
					&& before.modified() == found.stat().modified() && !before.sameContent(found.stat())
					&& !this.touched.moved() && !this.touched.files().containsKey(found.name());
		}

		/** What was moved to another file system has its content still. */
		private boolean keepsContent(FileStat found, Entry before) {
			OperationFile file = this.touched.files().get(found.name());
			boolean carried = this.touched.moved() && file != null && found.stat().size() == before.stat().size()
					&& found.stat().modified() == before.stat().modified();
			return carried || before.stat().sameContent(found.stat());
		}

		private void add(FileStat found, long volume) {
			Entry entry = new Entry(DirectoryRefresh.this.parts.ids().next(), this.self.id(), found.name(),
					found.stat(), volume, null);
			this.out.added().add(entry);
			if (found.stat().kind() == FileKind.DIRECTORY) {
				this.fresh.put(EncodedPaths.below(this.touched.path(), found.name()), entry);
			}
			identify(entry);
		}

		/** What was read while it was copied need not be read again. */
		private void identify(Entry entry) {
			OperationFile file = this.touched.files().get(entry.name());
			byte[] hash = (file != null && entry.content() == null) ? file.hash() : null;
			boolean same = file != null && entry.stat().kind() == FileKind.FILE && entry.stat().size() == file.size()
					&& entry.stat().modified() == file.modified() && file.size() > 0;
			if (hash != null && same) {
				this.out.identified()
					.add(new Identified(entry, entry.stat(), DirectoryRefresh.this.contents.of(hash), hash, null));
			}
		}

		private void keep(@Nullable Entry entry) {
			if (entry != null) {
				sum(entry.stat());
				this.exact = false;
			}
		}

		/** Only what the run took away is known to be gone; a scan finds out the rest. */
		private void vanish(Entry entry) {
			if (this.touched.gone().contains(entry.name())) {
				remove(entry);
			}
			else {
				keep(entry);
			}
		}

		private void remove(Entry entry) {
			KnownDirectory directory = (entry.stat().kind() == FileKind.DIRECTORY)
					? DirectoryRefresh.this.places.catalogue().directoryById(entry.id()) : null;
			if (directory != null) {
				this.out.trees().add(directory);
			}
			else {
				this.out.gone().add(entry.id());
			}
		}

	}

}
