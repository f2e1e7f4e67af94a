package dev.driveyard.jobs.upkeep;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.CatalogueWriter.Relocation;
import dev.driveyard.catalogue.KnownDirectory;
import dev.driveyard.jobs.operate.CountedItem;
import dev.driveyard.jobs.operate.NoCounts;

/**
 * What changes places.
 *
 * @param trees directories that make room, with all below
 * @param gone files that make room
 */
record Relocations(long entries, NoCounts counts, List<KnownDirectory> trees, List<Long> gone,
		List<Relocation> relocations) implements CountedItem<NoCounts> {

	/**
	 * Of so many moves.
	 */
	Relocations(long entries) {
		this(entries, new NoCounts(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
	}

}
