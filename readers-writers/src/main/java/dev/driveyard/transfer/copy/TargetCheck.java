package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.util.Locale;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.Space;
import dev.driveyard.storage.SystemError;
import org.jspecify.annotations.Nullable;

/**
 * What a target is like, to be known before anything is copied there.
 *
 * @param refusal why nothing can be made in it; null if something can
 * @param ignoresCase whether names that differ in case only are one name there: see
 * {@link FoldedName}
 * @param space the room on its file system
 */
public record TargetCheck(@Nullable SystemError refusal, boolean ignoresCase, Space space) {

	/**
	 * Tries it, by making a file and removing it again.
	 * @param token see {@link FileCopy#token}
	 */
	public static TargetCheck of(OpenDirectory target, String token) throws IOException {
		Space space = target.space();
		String probe = FileCopy.of(target, "", target, token).partName();
		try {
			PartFile.create(target, probe).close();
		}
		catch (IOException ex) {
			return new TargetCheck(SystemError.of(ex), false, space);
		}
		try {
			return new TargetCheck(null, target.find(probe.toUpperCase(Locale.ROOT)) != null, space);
		}
		finally {
			target.delete(probe);
		}
	}

	/**
	 * Whether a directory is another one or lies somewhere in it, by whatever path it was
	 * reached.
	 * @param other a directory
	 */
	public static boolean isInside(OpenDirectory directory, FileStat other) throws IOException {
		return directory.ancestry().stream().anyMatch((above) -> above.sameFile(other));
	}

}
