package dev.driveyard.jobs.history;

/**
 * What a run that prunes counts. The names are kept in execution contexts: they never
 * change.
 */
enum PruneCount {

	/** Runs that are gone, or would be. */
	REMOVED_RUNS,
	/** Old runs that run, failed, were stopped or wait for confirmation. */
	KEPT_UNFINISHED,
	/** Old runs that one of those refers to. */
	KEPT_REFERRED,
	/** Old runs that moved what can be moved back. */
	KEPT_MOVED,
	/** Old runs of which something is in the trash. */
	KEPT_TRASHED,
	/** Old validations with findings that are open. */
	KEPT_FOUND,
	/** The newest run that found duplicates, if it is old. */
	KEPT_SHOWN,
	/** Rows of what the removed runs did, found and could not handle. */
	REMOVED_ROWS,
	/** Those of them that are issues. */
	REMOVED_ISSUES,
	/** Findings that were resolved long ago. */
	REMOVED_FINDINGS,
	/** Requests that ended long ago without having become a run. */
	REMOVED_REQUESTS,
	/** What the database's file has become smaller by. */
	FREED_BYTES,
	/** What it holds of nothing, for later rows. */
	UNUSED_BYTES

}
