package dev.driveyard.jobs.summary;

/**
 * What became of duplicates.
 *
 * @param planned files that are to be handled
 * @param plannedBytes what goes free with these
 * @param leftAlone groups that the rule says nothing of
 * @param otherNames files left alone since they have names that no group knows
 * @param otherOwners files left alone since the one to keep has another owner or group
 * @param shared files that share their bytes with the one that is kept already
 * @param reclaimed files that were handled
 * @param reclaimedBytes the room that is free by that, or will be once the trash is
 * emptied
 * @param kept files that were to be handled and stay
 * @param issues problems told of
 */
public record ReclaimSummary(long planned, long plannedBytes, long leftAlone, long otherNames, long otherOwners,
		long shared, long reclaimed, long reclaimedBytes, long kept, long issues) implements RunSummary {
}
