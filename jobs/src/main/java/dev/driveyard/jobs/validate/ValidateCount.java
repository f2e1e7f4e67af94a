package dev.driveyard.jobs.validate;

/**
 * What is counted. The names are stored and shown: never change them.
 */
enum ValidateCount {

	/** Entries compared with the disk: kind, size, time, permissions. */
	ENTRIES,
	/** Files read and compared with their hashes. */
	FILES,
	/** Their bytes. */
	BYTES,
	/** Of these, files that hold what they held. */
	VERIFIED,
	/** Files whose content was looked at for damage. */
	DECODED,
	/** Files that could not be compared: no hash of them is known. */
	NOT_HASHED,
	/** Entries not looked at: their disk is not there. */
	OFFLINE,
	/** Files that this run has not come to, for its limits. */
	LEFT_FILES,
	/** Their bytes. */
	LEFT_BYTES,
	/** Findings of this run. */
	CRITICAL,
	/** Findings of this run. */
	ERROR,
	/** Findings of this run. */
	WARNING,
	/** Findings of this run. */
	INFO,
	/** Findings that no run saw before. */
	NEW,
	/** Findings of earlier runs that are gone. */
	RESOLVED,
	/** Files that a repair is to restore. */
	PLANNED,
	/** Of the planned, files that were written since, with their time put back. */
	WRITTEN_SINCE,
	/** The same where they are left out, as was asked for. */
	LEFT_OUT,
	/** Files restored. */
	RESTORED,
	/** Bytes restored. */
	RESTORED_BYTES,
	/** Files that are as they should be again, so that nothing was to be done. */
	ALREADY_RIGHT,
	/** Files that could not be restored. */
	NOT_RESTORED,
	/** Problems told of. */
	ISSUES;

}
