package dev.driveyard.jobs.validate;

import java.util.List;

import dev.driveyard.catalogue.findings.CheckedFile;

/**
 * Some files of one directory that are to be read.
 *
 * @param directory its absolute path
 */
record CheckedGroup(String directory, List<CheckedFile> files) {
}
