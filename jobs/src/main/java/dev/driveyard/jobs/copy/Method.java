package dev.driveyard.jobs.copy;

import dev.driveyard.transfer.copy.CopyMethod;

/**
 * How files get to their target.
 */
enum Method {

	/** The fastest way that loses nothing. */
	AUTO(CopyMethod.AUTO),
	/** By another name, so within a file system; only to move. */
	RENAME(CopyMethod.AUTO),
	/** By sharing blocks until either file is changed. */
	REFLINK(CopyMethod.REFLINK),
	/** By reading and writing. */
	STREAM(CopyMethod.STREAM);

	private final CopyMethod copy;

	Method(CopyMethod copy) {
		this.copy = copy;
	}

	CopyMethod copy() {
		return this.copy;
	}

	boolean renames() {
		return this == AUTO || this == RENAME;
	}

}
