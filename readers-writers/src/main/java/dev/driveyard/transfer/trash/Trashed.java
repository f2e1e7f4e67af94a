package dev.driveyard.transfer.trash;

import dev.driveyard.storage.FileStat;

/**
 * A file that was put into the trash.
 *
 * @param folder the trash it is in
 * @param name its name there
 * @param path where it was
 * @param stat as it is in the trash
 * @param already whether it was there before: the request is a replay
 */
public record Trashed(TrashFolder folder, String name, String path, FileStat stat, boolean already) {
}
