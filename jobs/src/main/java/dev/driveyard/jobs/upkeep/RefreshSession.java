package dev.driveyard.jobs.upkeep;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.CatalogueReader;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Brings the directories that a run touched up to date. Keeps no position: what is right
 * already is left as it is.
 */
final class RefreshSession implements ItemStreamReader<List<Touched>>, ItemProcessor<List<Touched>, DirectoryChange>,
		ItemWriter<DirectoryChange> {

	/**
	 * Different ones in an item: what the item changes is not seen before it is written.
	 */
	private static final int DIRECTORIES = 100;

	private final UpkeepParts parts;

	private final long instance;

	private final Deque<Touched> below = new ArrayDeque<>();

	private Iterator<Touched> touched = Collections.emptyIterator();

	private @Nullable CatalogueReader catalogue;

	private @Nullable DirectoryRefresh refresh;

	RefreshSession(UpkeepParts parts, long instance) {
		this.parts = parts;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		CatalogueReader known = new CatalogueReader(this.parts.readDataSource());
		this.catalogue = known;
		this.refresh = new DirectoryRefresh(this.parts, new Places(this.parts.locations().all(), known));
		this.touched = this.parts.changes(this.instance).touched();
		this.below.clear();
	}

	@Override
	public @Nullable List<Touched> read() {
		Map<String, Touched> some = new LinkedHashMap<>();
		while (some.size() < DIRECTORIES && (!this.below.isEmpty() || this.touched.hasNext())) {
			Touched next = this.below.isEmpty() ? this.touched.next() : this.below.pop();
			some.merge(next.path(), next, Touched::and);
		}
		return some.isEmpty() ? null : List.copyOf(some.values());
	}

	@Override
	public DirectoryChange process(List<Touched> some) {
		DirectoryChange change = new DirectoryChange();
		some.forEach((one) -> Objects.requireNonNull(this.refresh).compare(one, change, this.below::push));
		return change;
	}

	@Override
	public void write(Chunk<? extends DirectoryChange> chunk) {
		for (DirectoryChange change : chunk) {
			change.trees().forEach(this.parts.lostAndFound()::removeTree);
			this.parts.lostAndFound().remove(change.gone());
			this.parts.catalogue().insert(change.added());
			this.parts.catalogue().update(change.changed());
			this.parts.catalogue().saveDirectories(change.directories());
			this.parts.catalogue().recount(change.recounted());
			this.parts.contents().save(change.identified());
		}
	}

	@Override
	public void close() {
		if (this.catalogue != null) {
			this.catalogue.close();
			this.catalogue = null;
			this.parts.ids().giveBack();
		}
	}

}
