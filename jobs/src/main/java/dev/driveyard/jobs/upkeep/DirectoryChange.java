package dev.driveyard.jobs.upkeep;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.CatalogueWriter.DirectoryState;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.Identified;
import dev.driveyard.catalogue.KnownDirectory;

/**
 * How the catalogue is to be changed for some directories.
 *
 * @param trees directories to remove with all below
 */
record DirectoryChange(List<Entry> added, List<Entry> changed, List<Long> gone, List<KnownDirectory> trees,
		List<DirectoryState> directories, List<Identified> identified) {

	DirectoryChange() {
		this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
				new ArrayList<>());
	}

}
