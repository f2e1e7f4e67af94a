package dev.driveyard.jobs.validate;

import java.util.List;

import dev.driveyard.catalogue.CheckScope.Part;
import dev.driveyard.catalogue.CheckedFile;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.Finding.Check;
import dev.driveyard.catalogue.KnownDirectory;
import dev.driveyard.content.files.Reading;

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

	/**
	 * Files that were read.
	 *
	 * @param check what for
	 */
	record ReadFiles(Check check, List<ReadFile> files) implements CheckItem {
	}

	/**
	 * A file with what came of reading it.
	 */
	record ReadFile(CheckedFile file, Reading reading) {
	}

}
