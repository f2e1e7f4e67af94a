package dev.driveyard.transfer.trash;

import java.time.LocalDateTime;

import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * A file in a trash. Folder and name tell it from any other.
 *
 * @param folder the trash it is in
 * @param name its name there
 * @param path where it was; null if the trash does not tell
 * @param deleted when it was trashed, by the clock on the wall; null if the trash does
 * not tell
 * @param stat as it is in the trash
 */
public record TrashEntry(TrashFolder folder, String name, @Nullable String path, @Nullable LocalDateTime deleted,
		FileStat stat) {
}
