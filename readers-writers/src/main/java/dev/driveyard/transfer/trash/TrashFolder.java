package dev.driveyard.transfer.trash;

import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is a trash. Paths are absolute, without links, and encoded as
 * {@link dev.driveyard.files.EncodedName} says.
 *
 * @param path of the folder that has {@code files} and {@code info} in it
 * @param base what relative paths in it are relative to: the top of the volume, or the
 * folder that the home trash is in
 * @param home whether it is the home trash, which notes absolute paths
 */
public record TrashFolder(String path, String base, boolean home) {

	/** The path of a file in it. */
	String file(String name) {
		return this.path + "/files/" + name;
	}

	/** How the path of a file is noted in it. */
	String note(String original) {
		if (this.home) {
			return original;
		}
		return original.substring(this.base.equals("/") ? 1 : this.base.length() + 1);
	}

	/** The absolute path for a note. */
	@Nullable String original(TrashInfo info) {
		String note = info.path();
		return (note == null || note.startsWith("/")) ? note : DirectoryPaths.join(this.base, note);
	}

	/** Whether a path is this folder, lies in it, or holds it. */
	boolean overlaps(String other) {
		return (this.path + "/").startsWith(other + "/") || other.startsWith(this.path + "/");
	}

}
