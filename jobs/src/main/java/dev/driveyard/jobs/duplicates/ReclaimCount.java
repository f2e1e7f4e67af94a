package dev.driveyard.jobs.duplicates;

/**
 * What the job that reclaims room counts. The names are stored and shown: never change
 * them.
 */
enum ReclaimCount {

	/** Files that are to be handled. */
	PLANNED,
	/** What goes free with these. */
	PLANNED_BYTES,
	/** Groups that the rule says nothing of. */
	LEFT_ALONE,
	/** Files that are left alone since they have names that no group knows. */
	OTHER_NAMES,
	/** Files that are left alone since the one to keep has another owner or group. */
	OTHER_OWNERS,
	/** Files that share their bytes with the one that is kept already. */
	SHARED,
	/** Files that were handled. */
	RECLAIMED,
	/**
	 * The room that is free by that, or will be once the trash is emptied: nothing for a
	 * file that has other names.
	 */
	RECLAIMED_BYTES,
	/** Files that were to be handled and stay. */
	KEPT,
	/** Problems told of. */
	ISSUES

}
