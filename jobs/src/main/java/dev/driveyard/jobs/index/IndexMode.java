package dev.driveyard.jobs.index;

/**
 * How much an index job finds out of each file.
 */
public enum IndexMode {

	/** Names, sizes, times and attributes; no file is opened. */
	SHALLOW,
	/** Also what each file holds: its hash. */
	CONTENT,
	/** Also what each file is, and what it says of itself. */
	DEEP;

	/** Whether files are read. */
	boolean readsFiles() {
		return this != SHALLOW;
	}

}
