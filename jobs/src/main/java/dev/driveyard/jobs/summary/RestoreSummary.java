package dev.driveyard.jobs.summary;

/**
 * What came back from the trash.
 *
 * @param files planned: all that are no directories
 * @param directories planned
 * @param bytes sizes of the planned regular files
 * @param restored things that are back
 * @param kept what was to come back and did not
 * @param issues problems told of
 */
public record RestoreSummary(long files, long directories, long bytes, long restored, long kept,
		long issues) implements RunSummary {
}
