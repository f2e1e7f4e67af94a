package dev.driveyard.storage;

/**
 * What a volume can do or tell. A job asks for an ability, never for a provider.
 */
public enum Ability {

	/** Files have an inode that survives a rename. */
	STABLE_INODES,
	/** Times are kept to the nanosecond. */
	NANOSECOND_TIMES,
	/** There are symbolic links. */
	SYMBOLIC_LINKS,
	/** Files have a mode, an owner and a group. */
	UNIX_MODES,
	/** Files and directories are made by handle, and replace nothing unasked. */
	WRITES_BY_HANDLE,
	/** Files have extended attributes, and these can be written. */
	EXTENDED_ATTRIBUTES,
	/** Holes in files are seen and can be made. */
	SPARSE_FILES,
	/** Files can be copied without their bytes passing through this program. */
	COPIES_IN_PLACE

}
