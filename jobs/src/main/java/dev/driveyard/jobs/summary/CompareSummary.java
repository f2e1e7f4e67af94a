package dev.driveyard.jobs.summary;

/**
 * How two trees differ.
 *
 * @param same files, folders, links and special files that both have, the same
 * @param differing those that both have, and that differ
 * @param onlyInA those that only A has
 * @param onlyInB those that only B has, where that is a difference
 * @param moved files that A has at one path and B at another
 * @param notCompared what could not be compared, without what is below it
 * @param readFiles files read, those of both sides
 * @param readBytes their bytes
 * @param issues problems told of
 * @param complete whether all could be compared
 * @param mode by what files were told apart
 */
public record CompareSummary(long same, long differing, long onlyInA, long onlyInB, long moved, long notCompared,
		long readFiles, long readBytes, long issues, boolean complete, String mode) implements RunSummary {
}
