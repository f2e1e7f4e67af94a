package dev.driveyard.transfer.removal;

import java.io.IOException;

import dev.driveyard.storage.FileStat;

/**
 * What came of removing one file, directory or link. Paths are encoded as
 * {@link dev.driveyard.files.EncodedName} says.
 */
public sealed interface Removal {

	/** The absolute path. */
	String path();

	/**
	 * What an error of the system means for something that was to be removed.
	 */
	static Kept kept(String path, IOException cause) {
		return RemovalFailures.kept(path, cause);
	}

	/**
	 * It is gone.
	 *
	 * @param stat as it was just before
	 */
	record Removed(String path, FileStat stat) implements Removal {
	}

	/**
	 * It is still there, and so are the directories above it.
	 *
	 * @param message what happened, for a person
	 */
	record Kept(String path, Reason reason, String message) implements Removal {
	}

	/**
	 * Why something is still there.
	 */
	enum Reason {

		/** Another file system is mounted there. */
		MOUNT_POINT,
		/** The user may not remove it. */
		DENIED,
		/** It was replaced, moved or filled again meanwhile. */
		CHANGED,
		/** It has other names, and overwriting it would destroy those too. */
		SHARED,
		/** The system says no for another reason. */
		FAILED

	}

}
