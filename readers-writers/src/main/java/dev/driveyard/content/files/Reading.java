package dev.driveyard.content.files;

import java.io.IOException;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.PendingFile;
import dev.driveyard.content.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file.
 */
public sealed interface Reading {

	/** The file as the catalogue has it. */
	PendingFile file();

	/**
	 * It was read, and did not change meanwhile.
	 *
	 * @param stat as it was while it was read
	 * @param blake3 of every byte, null if not wanted
	 * @param casId the sampled hash, null if not wanted or the file is empty now
	 */
	record Read(PendingFile file, Entry.Stat stat, @Nullable ContentHash blake3,
			@Nullable ContentHash casId) implements Reading {
	}

	/**
	 * It changed each time that it was read, or is another file than the one that is
	 * known.
	 */
	record Changing(PendingFile file, boolean replaced) implements Reading {
	}

	/**
	 * It could not be read.
	 */
	record Unreadable(PendingFile file, IOException cause) implements Reading {
	}

	/**
	 * Its directory is gone, unreadable, or another one.
	 */
	record Unreachable(PendingFile file, IOException cause) implements Reading {
	}

}
