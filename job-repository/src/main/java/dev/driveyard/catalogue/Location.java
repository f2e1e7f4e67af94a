package dev.driveyard.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A folder that the library keeps indexed.
 *
 * @param root absolute path, encoded as {@link dev.driveyard.files.EncodedName} says
 * @param volume the volume that held the root when it was added
 * @param rootInode the inode of the root then; with the volume it tells a swapped disk
 * @param rootEntry the entry of the root itself
 * @param rules the indexing rules in force, as JSON
 * @param created when it was added, nanoseconds since 1970
 * @param scanned when a scan of the whole location last ended, null before the first
 */
public record Location(long id, String uuid, String name, String root, long volume, long rootInode, long rootEntry,
		String rules, long created, @Nullable Long scanned) {
}
