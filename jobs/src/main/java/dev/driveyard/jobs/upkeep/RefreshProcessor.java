package dev.driveyard.jobs.upkeep;

import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.scan.CatalogueReader;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Compares directories with what the catalogue has of them: a function of its item, the
 * catalogue and the disk. For one thread.
 */
final class RefreshProcessor implements ItemProcessor<List<Touched>, DirectoryChange>, ItemStream {

	private final UpkeepParts parts;

	private @Nullable CatalogueReader catalogue;

	private @Nullable DirectoryRefresh refresh;

	RefreshProcessor(UpkeepParts parts) {
		this.parts = parts;
	}

	@Override
	public void open(ExecutionContext context) {
		CatalogueReader known = new CatalogueReader(this.parts.readDataSource());
		this.catalogue = known;
		this.refresh = new DirectoryRefresh(this.parts,
				new PathLookup(this.parts.locations().on(this.parts.volumes().here()), known));
	}

	@Override
	public DirectoryChange process(List<Touched> some) {
		DirectoryChange change = new DirectoryChange(some.size());
		Objects.requireNonNull(this.refresh).compare(some, change);
		return change;
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
