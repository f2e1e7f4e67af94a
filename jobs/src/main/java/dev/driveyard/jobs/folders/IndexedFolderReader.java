package dev.driveyard.jobs.folders;

import java.util.List;

import dev.driveyard.catalogue.locations.FolderScope;
import dev.driveyard.catalogue.locations.FolderScope.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the folders whose index is to be brought up to date, in the order of the scope,
 * which never changes. So it keeps how many are done. For one thread.
 *
 * @param <E> what is counted
 */
final class IndexedFolderReader<E extends Enum<E>> implements ItemStreamReader<IndexedFolder<E>> {

	private static final String DONE = "refresh.done";

	private final FolderPlaces places;

	private final FolderScope scope;

	private final E refreshed;

	private final E offline;

	private List<IndexedFolder<E>> folders = List.of();

	private int done;

	IndexedFolderReader(FolderPlaces places, FolderScope scope, E refreshed, E offline) {
		this.places = places;
		this.scope = scope;
		this.refreshed = refreshed;
		this.offline = offline;
	}

	/** Now, since the run that indexes waits for whoever looks while a chunk lasts. */
	@Override
	public void open(ExecutionContext context) {
		this.done = (int) context.getLong(DONE, 0);
		this.folders = this.scope.parts().stream().map(this::folder).toList();
	}

	private IndexedFolder<E> folder(Part part) {
		boolean there = this.places.isThere(this.places.location(part));
		return new IndexedFolder<>(this.places.text(part), there, there ? this.refreshed : this.offline);
	}

	@Override
	public @Nullable IndexedFolder<E> read() {
		return (this.done < this.folders.size()) ? this.folders.get(this.done++) : null;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(DONE, this.done);
	}

}
