package dev.driveyard.jobs.summary;

/**
 * What went from the trash.
 *
 * @param files planned: all that are no directories
 * @param directories planned
 * @param bytes sizes of the planned regular files
 * @param emptied things that are gone from the trash
 * @param removedFiles gone for good
 * @param removedDirectories gone for good
 * @param removedBytes sizes of the regular files that are gone for good
 * @param kept what was to go and did not
 * @param issues problems told of
 */
public record EmptyTrashSummary(long files, long directories, long bytes, long emptied, long removedFiles,
		long removedDirectories, long removedBytes, long kept, long issues) implements RunSummary {
}
