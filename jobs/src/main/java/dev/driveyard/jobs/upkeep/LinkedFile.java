package dev.driveyard.jobs.upkeep;

import java.util.Set;

/**
 * A file with several names in a location.
 *
 * @param directories the directories that hold a name of it directly; above them too once
 * processed
 */
record LinkedFile(long volume, long inode, long size, Set<Long> directories) {
}
