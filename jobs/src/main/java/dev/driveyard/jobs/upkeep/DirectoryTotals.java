package dev.driveyard.jobs.upkeep;

import org.jspecify.annotations.Nullable;

/**
 * The sums of everything below a directory.
 *
 * @param changed whether they differ from what is stored
 */
record DirectoryTotals(long id, @Nullable Long parent, long bytes, long files, long directories, boolean changed) {
}
