package dev.driveyard.jobs.summary;

import org.jspecify.annotations.Nullable;

/**
 * What a deletion planned and did.
 *
 * @param files planned: all that are no directories
 * @param directories planned
 * @param bytes sizes of the planned regular files, each name counted
 * @param lastCopies planned files whose content no other file of the library holds
 * @param unknownContents planned files of which the library does not know what they hold
 * @param trashed things that were asked for and are in the trash; null in other modes
 * @param removedFiles gone for good; null in the mode trash, as what follows
 * @param removedDirectories gone for good
 * @param removedBytes sizes of the regular files that are gone for good
 * @param kept what was to go and did not
 * @param issues problems told of
 * @param mode how it went
 */
public record DeleteSummary(long files, long directories, long bytes, long lastCopies, long unknownContents,
		@Nullable Long trashed, @Nullable Long removedFiles, @Nullable Long removedDirectories,
		@Nullable Long removedBytes, long kept, long issues, String mode) implements RunSummary {
}
