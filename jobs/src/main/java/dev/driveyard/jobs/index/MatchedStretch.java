package dev.driveyard.jobs.index;

import java.util.List;

/**
 * Some directories that follow each other in a walk, each with what the catalogue has of
 * it.
 */
record MatchedStretch(List<MatchedDirectory> directories) {
}
