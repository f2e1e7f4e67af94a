package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.catalogue.Identified;
import dev.driveyard.catalogue.Issue;

/**
 * What some files were found to hold, and those of which it could not be found.
 */
record Identification(List<Identified> files, List<Issue> issues) {
}
