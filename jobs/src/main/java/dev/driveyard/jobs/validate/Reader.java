package dev.driveyard.jobs.validate;

import dev.driveyard.catalogue.CheckedFile;
import dev.driveyard.content.files.GroupPool;
import dev.driveyard.content.files.Reading;

/**
 * Reads files, and says what it means.
 */
interface Reader extends AutoCloseable {

	/** The threads that read. */
	GroupPool pool();

	/** Bytes read so far. */
	long bytes();

	/** Adds what came of reading a file to what is written. */
	void judge(CheckedFile file, Reading reading, Change change);

	@Override
	void close();

}
