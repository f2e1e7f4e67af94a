package dev.driveyard.jobs.upkeep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.CatalogueReader;
import dev.driveyard.catalogue.CatalogueWriter.Relocation;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryKind;
import dev.driveyard.catalogue.KnownDirectory;
import dev.driveyard.jobs.upkeep.Places.Place;
import dev.driveyard.storage.EncodedPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Gives the entries of what a run moved their new place, so that they keep their
 * identity. Keeps no position: what is in its place already is left there.
 */
final class RelocateSession implements ItemStreamReader<List<Moved>>,
		ItemProcessor<List<Moved>, RelocateSession.Change>, ItemWriter<RelocateSession.Change> {

	private static final int MOVES = 500;

	private final UpkeepParts parts;

	private final long instance;

	private Iterator<Moved> moved = Collections.emptyIterator();

	private @Nullable CatalogueReader catalogue;

	private @Nullable Places places;

	RelocateSession(UpkeepParts parts, long instance) {
		this.parts = parts;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		CatalogueReader known = new CatalogueReader(this.parts.readDataSource());
		this.catalogue = known;
		this.places = new Places(this.parts.locations().all(), known);
		this.moved = this.parts.changes(this.instance).moved();
	}

	@Override
	public @Nullable List<Moved> read() {
		List<Moved> some = new ArrayList<>();
		while (some.size() < MOVES && this.moved.hasNext()) {
			some.add(this.moved.next());
		}
		return some.isEmpty() ? null : some;
	}

	@Override
	public Change process(List<Moved> some) {
		Change change = new Change(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		some.forEach((one) -> process(one, Objects.requireNonNull(this.places), change));
		return change;
	}

	/**
	 * Where the catalogue has no place for the target, its entry goes as the source's
	 * directory is looked at.
	 */
	private void process(Moved move, Places known, Change change) {
		Place from = known.find(move.source()).orElse(null);
		Place to = known.find(move.target()).orElse(null);
		Entry entry = (from != null) ? known.entry(from) : null;
		KnownDirectory parent = (to != null && !to.path().isEmpty())
				? known.visited(new Place(to.location(), EncodedPaths.parent(to.path()))) : null;
		if (entry == null || entry.parent() == null || to == null || parent == null) {
			return;
		}
		boolean directory = entry.stat().kind() == EntryKind.DIRECTORY;
		displace(known, to, change);
		change.relocations()
			.add(new Relocation(entry.id(), directory, entry.parent(), to.location().id(), parent.id(),
					EncodedPaths.name(to.path()), directory ? to.path() : "", Places.depth(to.path())));
	}

	/** What was there was replaced. */
	private void displace(Places known, Place to, Change change) {
		Entry there = known.entry(to);
		KnownDirectory directory = known.visited(to);
		if (directory != null) {
			change.trees().add(directory);
		}
		else if (there != null) {
			change.gone().add(there.id());
		}
	}

	@Override
	public void write(Chunk<? extends Change> chunk) {
		for (Change change : chunk) {
			change.trees().forEach(this.parts.lostAndFound()::removeTree);
			this.parts.lostAndFound().remove(change.gone());
			change.relocations().forEach(this.parts.catalogue()::relocate);
		}
	}

	@Override
	public void close() {
		if (this.catalogue != null) {
			this.catalogue.close();
			this.catalogue = null;
		}
	}

	/**
	 * What changes places.
	 *
	 * @param trees directories that make room, with all below
	 * @param gone files that make room
	 */
	record Change(List<KnownDirectory> trees, List<Long> gone, List<Relocation> relocations) {
	}

}
