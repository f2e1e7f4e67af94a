package dev.driveyard.jobs.summary;

/**
 * What a copy or a move did.
 *
 * @param files files, links and special files that are where they were to go
 * @param directories directories made or moved
 * @param bytes sizes of the files copied or moved
 * @param skipped files that were not wanted because of what the target has
 * @param replaced files that replaced something
 * @param linked further names of files
 * @param notKept files of which something beside their bytes could not be kept
 * @param failed files and directories that could not be copied or moved
 */
public record CopySummary(long files, long directories, long bytes, long skipped, long replaced, long linked,
		long notKept, long failed) implements RunSummary {
}
