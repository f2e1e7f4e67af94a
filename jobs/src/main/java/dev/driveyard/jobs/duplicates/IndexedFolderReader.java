package dev.driveyard.jobs.duplicates;

import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateSelection.Part;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.jobs.operate.OperateException;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the folders whose index is to be brought up to date, in the order of the
 * parameters, which never changes. So it keeps how many are done. For one thread.
 */
final class IndexedFolderReader implements ItemStreamReader<IndexedFolder> {

	private static final String DONE = "refresh.done";

	private final DuplicateParts parts;

	private final DuplicateParameters parameters;

	private List<IndexedFolder> folders = List.of();

	private int done;

	IndexedFolderReader(DuplicateParts parts, DuplicateParameters parameters) {
		this.parts = parts;
		this.parameters = parameters;
	}

	/** Now, since the run that indexes waits for whoever looks while a chunk lasts. */
	@Override
	public void open(ExecutionContext context) {
		this.done = (int) context.getLong(DONE, 0);
		if (this.parameters.refresh()) {
			this.folders = this.parameters.parts().stream().map(this::folder).toList();
		}
	}

	private IndexedFolder folder(Part part) {
		Location location = this.parts.locations()
			.find(part.location())
			.orElseThrow(() -> new OperateException("A location that was asked for was removed"));
		return new IndexedFolder(this.parts.volumes().text(location.address().below(part.below())),
				this.parts.root().isThere(location));
	}

	@Override
	public @Nullable IndexedFolder read() {
		return (this.done < this.folders.size()) ? this.folders.get(this.done++) : null;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(DONE, this.done);
	}

}
