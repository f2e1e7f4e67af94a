package dev.driveyard.catalogue;

import dev.driveyard.files.FileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * One file, directory or symbolic link of a location.
 *
 * @param id for life: it survives renames and edits and is never given twice
 * @param parent the directory that holds it; null for a location's root
 * @param name see {@link dev.driveyard.files.EncodedName}
 * @param stat what the file system says of it
 * @param volume the volume that holds it
 * @param content what it holds, where that is known
 */
public record Entry(long id, @Nullable Long parent, String name, FileAttributes stat, long volume,
		@Nullable Long content) {
}
