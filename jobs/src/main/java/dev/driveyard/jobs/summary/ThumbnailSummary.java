package dev.driveyard.jobs.summary;

/**
 * What thumbnails were made.
 *
 * @param refreshed folders whose index was brought up to date
 * @param offline folders on disks that are not there: what the catalogue knows is used
 * @param contents distinct contents that may have a picture
 * @param present those that had all that is wanted
 * @param rendered those that were rendered
 * @param sidecars files that were made
 * @param madeBytes their sizes
 * @param unsupported contents that nothing here decodes
 * @param withoutPicture contents that have no picture, or hide it behind a password
 * @param failed contents that are damaged or cost too much
 * @param knownUnrendered contents of which an earlier run has found that they can have no
 * picture
 * @param lost sidecars that were not there any more
 * @param removed sidecars that were removed since their content is gone
 * @param strays files among the sidecars that nothing knew of, which were removed
 * @param issues files that could not be read or rendered
 */
public record ThumbnailSummary(long refreshed, long offline, long contents, long present, long rendered, long sidecars,
		long madeBytes, long unsupported, long withoutPicture, long failed, long knownUnrendered, long lost,
		long removed, long strays, long issues) implements RunSummary {
}
