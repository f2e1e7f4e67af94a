package dev.driveyard.jobs.thumbnails;

/**
 * What the job counts. The names are stored and shown: never change them.
 */
enum ThumbnailCount {

	/** Folders whose index was brought up to date. */
	REFRESHED,
	/** Folders on disks that are not there: what the catalogue knows of them is used. */
	OFFLINE,
	/** Distinct contents that may have a picture. */
	CONTENTS,
	/** Those that had all that is wanted. */
	PRESENT,
	/** Those of which it was known that none can be made. */
	KNOWN_UNRENDERED,
	/** Sidecars whose file was not there. */
	LOST,
	/** Contents that were rendered. */
	RENDERED,
	/** Sidecars that were made. */
	SIDECARS,
	/** Their sizes. */
	SIDECAR_BYTES,
	/** Contents that nothing here decodes. */
	UNSUPPORTED,
	/** Contents that have no picture, or hide it behind a password. */
	WITHOUT_PICTURE,
	/** Contents that are damaged, or cost too much. */
	FAILED,
	/** Sidecars that were removed since their content is gone. */
	REMOVED,
	/** Files among the sidecars that nothing knew of, which were removed. */
	STRAYS,
	/** Files that could not be read or rendered. */
	ISSUES

}
