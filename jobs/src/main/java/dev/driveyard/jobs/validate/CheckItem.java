package dev.driveyard.jobs.validate;

import java.util.List;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.findings.CheckScope.Part;
import dev.driveyard.catalogue.scan.KnownDirectory;

/**
 * What a validation looks at.
 */
sealed interface CheckItem {

	/**
	 * Locations whose disks are not there.
	 */
	record AbsentLocations(List<ScopePlaces.Absent> locations) implements CheckItem {
	}

	/**
	 * Directories as the catalogue has them, with what is in them.
	 */
	record Directories(Part part, List<Directory> directories) implements CheckItem {
	}

	/**
	 * One of these.
	 */
	record Directory(KnownDirectory known, List<Entry> children) {
	}

}
