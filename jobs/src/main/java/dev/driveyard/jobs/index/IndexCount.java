package dev.driveyard.jobs.index;

import dev.driveyard.jobs.operate.CountKey;

/**
 * What is counted, in entries. Always: seen = new + changed + moved + unchanged. The
 * names are stored and shown: never change them.
 */
enum IndexCount implements CountKey {

	/** Entries found, the root excepted. */
	SEEN,
	/** Not in the catalogue before. */
	NEW,
	/** Known, with another size, time, owner or mode. */
	CHANGED,
	/** Known, in another place. */
	MOVED,
	/** Gone. */
	REMOVED,
	/** As before. */
	UNCHANGED,
	/** Files and directories that could not be read. */
	ISSUES,
	/** Sizes of the regular files seen. */
	BYTES,
	/** Files whose content was found out. */
	HASHED,
	/** Their sizes. */
	HASHED_BYTES,
	/** Contents forgotten, since nothing refers to them. */
	PRUNED,
	/** Files of which it was found out what they are. */
	ANALYSED,
	/** Of these, those whose content is not what their name promises. */
	CONTRADICTING,
	/** Left out, for each rule. */
	LEFT_OUT;

	@Override
	public String key() {
		return (this == LEFT_OUT) ? "leftOut" : CountKey.super.key();
	}

}
