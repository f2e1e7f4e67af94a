package dev.driveyard.jobs.summary;

/**
 * What was found to be there more than once.
 *
 * @param refreshed folders whose index was brought up to date
 * @param offline folders on disks that are not there: what the catalogue knows is used
 * @param sampled files of which a sample was read
 * @param hashed files of which every byte was hashed
 * @param hashedBytes their sizes
 * @param compared files that were compared byte by byte with another
 * @param groups groups of equal files
 * @param duplicates files in these, all but one of each
 * @param wastedBytes what these hold
 * @param shared files that share their bytes on the medium with another of their group
 * @param folders groups of equal folders
 * @param looked pictures that were looked at
 * @param pictures pictures that were compared
 * @param notLooked pictures of which it is not known how they look
 * @param similarGroups groups of pictures that look alike
 * @param similar pictures in these, all but the best of each
 * @param issues files that could not be read
 */
public record DuplicateSummary(long refreshed, long offline, long sampled, long hashed, long hashedBytes, long compared,
		long groups, long duplicates, long wastedBytes, long shared, long folders, long looked, long pictures,
		long notLooked, long similarGroups, long similar, long issues) implements RunSummary {
}
