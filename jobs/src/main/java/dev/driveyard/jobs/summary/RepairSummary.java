package dev.driveyard.jobs.summary;

/**
 * What a repair planned and did.
 *
 * @param planned files that are to be restored
 * @param writtenSince of these, files that were written since, with their time put back
 * @param leftOut the same where they are left out, as was asked for
 * @param restored files restored
 * @param restoredBytes bytes restored
 * @param alreadyRight files that are as they should be again
 * @param notRestored files that could not be restored
 * @param issues problems told of
 */
public record RepairSummary(long planned, long writtenSince, long leftOut, long restored, long restoredBytes,
		long alreadyRight, long notRestored, long issues) implements RunSummary {
}
