package dev.driveyard.jobs.upkeep;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.contents.Identified;
import dev.driveyard.catalogue.scan.CatalogueWriter.DirectoryState;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.NoCount;

/**
 * How the catalogue is to be changed for some directories.
 *
 * @param trees directories to remove with all below
 * @param recounted directories whose rows are to be summed up anew
 */
record DirectoryChange(long read, List<Entry> added, List<Entry> changed, List<Long> gone, List<KnownDirectory> trees,
		List<DirectoryState> directories, List<Identified> identified,
		List<Long> recounted) implements Counted<NoCount> {

	/**
	 * For so many directories.
	 */
	DirectoryChange(long read) {
		this(read, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
				new ArrayList<>(), new ArrayList<>());
	}

}
