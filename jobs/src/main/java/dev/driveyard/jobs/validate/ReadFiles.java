package dev.driveyard.jobs.validate;

import java.util.List;

import dev.driveyard.catalogue.findings.CheckedFile;
import dev.driveyard.catalogue.findings.Finding.Check;
import dev.driveyard.content.files.Reading;

/**
 * Files that were read.
 *
 * @param check what for
 */
record ReadFiles(Check check, List<ReadFile> files) {

	/**
	 * A file with what came of reading it.
	 */
	record ReadFile(CheckedFile file, Reading reading) {
	}

}
