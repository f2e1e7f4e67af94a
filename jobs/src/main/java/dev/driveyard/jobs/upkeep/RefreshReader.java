package dev.driveyard.jobs.upkeep;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.scan.CatalogueReader;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.upkeep.PathLookup.Place;
import dev.driveyard.tree.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the directories that a run touched, what holds others first, some different ones
 * as one item. What an item changes is not seen before it is written: so a directory
 * comes once in a chunk, and not in one with an earlier item that has the directory that
 * holds it. Where nothing else is left, empty items fill the chunk up. Keeps no position:
 * what is right already is left as it is. For one thread.
 */
final class RefreshReader implements ItemStreamReader<List<Touched>> {

	/** Different ones in an item. */
	private static final int DIRECTORIES = 100;

	private final UpkeepParts parts;

	private final long instance;

	private final Deque<Touched> below = new ArrayDeque<>();

	/** The paths of what is read and not written. */
	private final Set<String> unwritten = new HashSet<>();

	private Iterator<Touched> touched = Collections.emptyIterator();

	private @Nullable Touched held;

	private @Nullable CatalogueReader catalogue;

	private @Nullable PathLookup places;

	private @Nullable PlaceLister lister;

	/** Entries from this id on were added by this execution. */
	private long firstNew;

	RefreshReader(UpkeepParts parts, long instance) {
		this.parts = parts;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		CatalogueReader known = new CatalogueReader(this.parts.readDataSource());
		this.catalogue = known;
		this.places = new PathLookup(this.parts.locations().on(this.parts.volumes().here()), known);
		this.lister = new PlaceLister(this.parts.library(), this.parts.volume());
		this.touched = this.parts.changes(this.instance).touched();
		this.firstNew = this.touched.hasNext() ? this.parts.ids().next() : 0;
		this.below.clear();
		this.unwritten.clear();
		this.held = null;
	}

	@Override
	public @Nullable List<Touched> read() {
		Map<String, Touched> some = new LinkedHashMap<>();
		while (some.size() < DIRECTORIES) {
			Touched next = next();
			if (next == null) {
				break;
			}
			if (!some.containsKey(next.path()) && isUnwritten(next.path(), some.keySet())) {
				this.held = next;
				break;
			}
			some.merge(next.path(), next, Touched::and);
			descend(next);
		}
		this.unwritten.addAll(some.keySet());
		return (some.isEmpty() && this.held == null) ? null : List.copyOf(some.values());
	}

	/** Whether what it is compared with may be about to be written. */
	private boolean isUnwritten(String path, Set<String> ofItem) {
		String parent = EncodedPaths.parent(path);
		return this.unwritten.contains(path) || (this.unwritten.contains(parent) && !ofItem.contains(parent));
	}

	private @Nullable Touched next() {
		Touched waiting = this.held;
		this.held = null;
		if (waiting != null) {
			return waiting;
		}
		return !this.below.isEmpty() ? this.below.pop() : (this.touched.hasNext() ? this.touched.next() : null);
	}

	/** Puts what lies below a directory next, if that is to be looked at too. */
	private void descend(Touched from) {
		if (from.depth() == Touched.Depth.ALONE) {
			return;
		}
		PathLookup known = Objects.requireNonNull(this.places);
		Place place = known.find(from.path()).orElse(null);
		if (place == null || (from.depth() != Touched.Depth.TREE && !isNew(known, place))) {
			return;
		}
		Listing listing = Objects.requireNonNull(this.lister).list(place);
		if (listing != null) {
			listing.children()
				.stream()
				.filter((child) -> child.stat().kind() == FileKind.DIRECTORY)
				.forEach((child) -> this.below.push(Touched.tree(EncodedPaths.below(from.path(), child.name()))));
		}
	}

	/** Whether the catalogue had no place for it as the step started. */
	private boolean isNew(PathLookup known, Place place) {
		Entry entry = known.entry(place);
		return entry == null || (entry.id() >= this.firstNew && known.visited(place) == null);
	}

	@Override
	public void update(ExecutionContext context) {
		this.unwritten.clear();
	}

	@Override
	public void close() {
		if (this.catalogue != null) {
			this.catalogue.close();
			this.catalogue = null;
		}
	}

}
