package dev.driveyard.jobs.duplicates;

/**
 * What the job counts. The names are stored and shown: never change them.
 */
enum DuplicateCount {

	/** Folders whose index was brought up to date. */
	REFRESHED,
	/** Folders on disks that are not there: what the catalogue knows of them is used. */
	OFFLINE,
	/** Files of which a sample was read. */
	SAMPLED,
	/** Files of which every byte was hashed. */
	HASHED,
	/** Their sizes. */
	HASHED_BYTES,
	/** Files that were compared byte by byte with another. */
	COMPARED,
	/** Groups of equal files. */
	GROUPS,
	/** Files in these, all but one of each. */
	DUPLICATES,
	/** What these hold. */
	WASTED_BYTES,
	/** Files that share their bytes on the medium with another of their group. */
	SHARED,
	/** Groups of equal folders. */
	FOLDERS,
	/** Pictures that were looked at. */
	LOOKED,
	/** Pictures that were compared. */
	PICTURES,
	/** Pictures of which it is not known how they look. */
	NOT_LOOKED,
	/** Groups of pictures that look alike. */
	SIMILAR_GROUPS,
	/** Pictures in these, all but the best of each. */
	SIMILAR,
	/** Files that could not be read. */
	ISSUES

}
