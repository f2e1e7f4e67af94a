package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.util.function.Predicate;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.writing.Space;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * What a target is like, to be known before anything is copied there.
 *
 * @param refusal why nothing can be made in it; null if something can
 * @param space the room on its file system
 */
public record TargetCheck(@Nullable SystemError refusal, Space space) {

	/**
	 * Tries it, by making a file and removing it again.
	 * @param token see {@link FileCopy#token}
	 */
	public static TargetCheck of(WritableDirectory target, String token) throws IOException {
		Space space = target.space();
		String probe = FileCopy.of(target, "", target, token).partName();
		try {
			PartFile.create(target, probe).close();
		}
		catch (IOException ex) {
			return new TargetCheck(SystemError.of(ex), space);
		}
		target.delete(probe);
		return new TargetCheck(null, space);
	}

	/**
	 * Whether somebody sees what is made in a directory; its time stays. Where nothing
	 * can be made nobody does.
	 * @param token see {@link FileCopy#token}
	 * @param sees given its name
	 */
	public static boolean isSeen(WritableDirectory target, String token, Predicate<String> sees) throws IOException {
		String probe = FileCopy.of(target, "", target, token).partName();
		long modified = target.self().stat().modified();
		try {
			PartFile.create(target, probe).close();
		}
		catch (IOException ex) {
			return false;
		}
		try {
			return sees.test(probe);
		}
		finally {
			target.delete(probe);
			target.metadata().setModified(modified);
		}
	}

	/**
	 * Whether a directory is another one or lies somewhere in it, by whatever path it was
	 * reached.
	 * @param other a directory
	 */
	public static boolean isInside(WritableDirectory directory, FileStat other) throws IOException {
		return directory.ancestry().stream().anyMatch((above) -> above.sameFile(other));
	}

}
