package dev.driveyard.jobs.compare;

/**
 * What is counted. The names are stored and shown: never change them.
 */
enum CompareCount {

	/** Files, folders, links and special files that both have, the same. */
	SAME,
	/** Those that both have, and that differ. */
	DIFFERING,
	/** Those that only A has. */
	ONLY_IN_A,
	/** Those that only B has. */
	ONLY_IN_B,
	/** Files that A has at one path and B at another. */
	MOVED,
	/** What could not be compared, without what is below it. */
	NOT_COMPARED,
	/** Files read, those of both sides. */
	READ_FILES,
	/** Their bytes. */
	READ_BYTES,
	/** Problems told of. */
	ISSUES

}
