package dev.driveyard.jobs.upkeep;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.scan.CatalogueWriter.Relocation;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.NoCount;

/**
 * What changes places.
 *
 * @param trees directories that make room, with all below
 * @param gone files that make room
 */
record Relocations(long read, List<KnownDirectory> trees, List<Long> gone,
		List<Relocation> relocations) implements Counted<NoCount> {

	/**
	 * Of so many moves.
	 */
	Relocations(long read) {
		this(read, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
	}

}
