package dev.driveyard.jobs.delete;

/**
 * What is counted. The names are stored and shown: never change them.
 */
public enum DeleteCount {

	/** Planned: all that are no directories. */
	FILES,
	/** Planned. */
	DIRECTORIES,
	/** Sizes of the planned regular files, each name counted. */
	BYTES,
	/** Planned files whose content no other file of the library holds. */
	LAST_COPIES,
	/** Planned files that hold something of which the library does not know what. */
	UNKNOWN_CONTENTS,
	/** Put into the trash: things that were asked for. */
	TRASHED,
	/** Gone for good. */
	REMOVED_FILES,
	/** Gone for good. */
	REMOVED_DIRECTORIES,
	/** Sizes of the regular files that are gone for good. */
	REMOVED_BYTES,
	/** Put back from the trash. */
	RESTORED,
	/** Removed from the trash for good. */
	EMPTIED,
	/** What was to go or to come back, and did not. */
	KEPT,
	/** Problems told of. */
	ISSUES,
	/** Planned regular files that are not empty. */
	WITH_CONTENT;

}
