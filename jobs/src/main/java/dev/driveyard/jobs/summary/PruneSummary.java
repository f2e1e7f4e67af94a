package dev.driveyard.jobs.summary;

/**
 * What went from the history, and what stayed of what is old.
 *
 * @param removedRuns runs that are gone, or would be
 * @param keptUnfinished runs that run, failed, were stopped or wait for confirmation
 * @param keptReferred runs that one of those refers to
 * @param keptMoved runs that moved what can be moved back
 * @param keptTrashed runs of which something is in the trash
 * @param keptFound validations with findings that are open
 * @param keptShown the newest run that found duplicates
 * @param removedRows rows of what the removed runs did, found and could not handle
 * @param removedIssues those of them that are issues
 * @param removedFindings findings that were resolved long ago
 * @param removedRequests requests that ended long ago without having become a run
 * @param freedBytes what the database's file has become smaller by
 * @param unusedBytes what it holds of nothing, for later rows
 */
public record PruneSummary(long removedRuns, long keptUnfinished, long keptReferred, long keptMoved, long keptTrashed,
		long keptFound, long keptShown, long removedRows, long removedIssues, long removedFindings,
		long removedRequests, long freedBytes, long unusedBytes) implements RunSummary {
}
