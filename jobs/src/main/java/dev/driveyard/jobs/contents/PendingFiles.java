package dev.driveyard.jobs.contents;

import java.util.List;

import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.content.files.Reading;

/**
 * Where a {@link PendingFileReader} gets its files from, and gives what it read.
 */
public interface PendingFiles {

	/** What was read so far is committed: the catalogue has it. */
	default void committed() {
	}

	/**
	 * The next files to read, by entry id; none where there are none at present.
	 */
	List<PendingFile> next();

	/**
	 * Looks through what was read, and adds what follows from it.
	 */
	default void complete(List<Reading> item) {
	}

	/** Whether nothing is left, and nothing will follow. */
	boolean isDone();

}
