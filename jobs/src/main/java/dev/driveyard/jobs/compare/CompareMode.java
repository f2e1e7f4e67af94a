package dev.driveyard.jobs.compare;

/**
 * By what two files of one path are told apart.
 */
enum CompareMode {

	/** By size, and by the time when they were changed last. */
	TIME(false),
	/** By size alone. */
	SIZE(false),
	/** By the hashes that the catalogue has, where they are current, else by reading. */
	HASH(true),
	/** By every byte, read now. */
	READ(true);

	private final boolean reads;

	CompareMode(boolean reads) {
		this.reads = reads;
	}

	/** Whether files are read. */
	boolean readsFiles() {
		return this.reads;
	}

}
