package dev.driveyard.jobs.copy;

import java.util.Locale;

import dev.driveyard.jobs.operate.CountKey;

/**
 * What is counted. The names are stored and shown: never change them.
 */
enum CopyCount implements CountKey {

	/** Files, links and special files that are where they were to go. */
	FILES,
	/** Directories made or moved. */
	DIRECTORIES,
	/** Sizes of the files copied or moved. */
	BYTES,
	/** Files that were not wanted because of what the target has. */
	SKIPPED,
	/** Files that replaced something. */
	REPLACED,
	/** Further names of files. */
	LINKED,
	/** Files of which something beside their bytes could not be kept. */
	NOT_KEPT,
	/** Files and directories that could not be copied or moved. */
	FAILED;

	@Override
	public String key() {
		return "count." + name().toLowerCase(Locale.ROOT);
	}

}
