package dev.driveyard.jobs.upkeep;

import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.scan.CatalogueReader;
import dev.driveyard.catalogue.scan.CatalogueWriter.Relocation;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.upkeep.PathLookup.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Says which entries get the places of what was moved, so that they keep their identity.
 * For one thread.
 */
final class RelocateProcessor implements ItemProcessor<List<Moved>, Relocations>, ItemStream {

	private final DataSource readDataSource;

	private final Locations locations;

	private final String here;

	private @Nullable CatalogueReader catalogue;

	private @Nullable PathLookup places;

	/**
	 * A processor.
	 * @param here the device whose locations it is about, as they are when it opens
	 */
	RelocateProcessor(DataSource readDataSource, Locations locations, String here) {
		this.readDataSource = readDataSource;
		this.locations = locations;
		this.here = here;
	}

	@Override
	public void open(ExecutionContext context) {
		CatalogueReader known = new CatalogueReader(this.readDataSource);
		this.catalogue = known;
		this.places = new PathLookup(this.locations.on(this.here), known);
	}

	@Override
	public Relocations process(List<Moved> some) {
		Relocations change = new Relocations(some.size());
		some.forEach((one) -> process(one, Objects.requireNonNull(this.places), change));
		return change;
	}

	/**
	 * Where the catalogue has no place for the target, its entry goes as the source's
	 * directory is looked at.
	 */
	private void process(Moved move, PathLookup known, Relocations change) {
		Place from = known.find(move.source()).orElse(null);
		Place to = known.find(move.target()).orElse(null);
		Entry entry = (from != null) ? known.entry(from) : null;
		KnownDirectory parent = (to != null && !to.path().isEmpty())
				? known.visited(new Place(to.location(), EncodedPaths.parent(to.path()))) : null;
		if (entry == null || entry.parent() == null || to == null || parent == null) {
			return;
		}
		boolean directory = entry.stat().kind() == FileKind.DIRECTORY;
		displace(known, to, change);
		change.relocations()
			.add(new Relocation(entry.id(), directory, entry.parent(), to.location().id(), parent.id(),
					EncodedPaths.name(to.path()), directory ? to.path() : "", PathLookup.depth(to.path())));
	}

	/** What was there was replaced. */
	private void displace(PathLookup known, Place to, Relocations change) {
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
	public void close() {
		if (this.catalogue != null) {
			this.catalogue.close();
			this.catalogue = null;
		}
	}

}
