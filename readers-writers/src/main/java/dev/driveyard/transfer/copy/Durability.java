package dev.driveyard.transfer.copy;

/**
 * What is certain to outlast a power failure once a copy is reported.
 */
public enum Durability {

	/** Nothing: the system writes when it likes. */
	NONE,
	/** The file's bytes. */
	FILE,
	/** The file's bytes and its name. */
	DIRECTORY

}
