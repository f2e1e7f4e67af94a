package dev.driveyard.jobs.duplicates;

/**
 * What the job that reclaims room counts. The names are stored and shown: never change
 * them.
 */
enum ReclaimCount {

	/** Files that are to be handled. */
	PLANNED,
	/** What these hold. */
	PLANNED_BYTES,
	/** Groups that the rule says nothing of. */
	LEFT_ALONE,
	/** Files that were handled. */
	RECLAIMED,
	/** What these hold: the room that is free, or will be once the trash is emptied. */
	RECLAIMED_BYTES,
	/** Files that were to be handled and stay. */
	KEPT,
	/** Problems told of. */
	ISSUES

}
