package dev.driveyard.jobs.validate;

import dev.driveyard.catalogue.findings.CheckedFile;
import dev.driveyard.content.files.Reading;

/**
 * Says what it means what came of reading a file.
 */
@FunctionalInterface
interface ReadFileCheck {

	/**
	 * Adds it to a result, with a mark if the file is done for this run.
	 * @throws dev.driveyard.catalogue.CatalogueException if the file can't be read, and
	 * its location is not there
	 */
	void check(CheckedFile file, Reading reading, CheckResult result);

}
