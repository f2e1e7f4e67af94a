package dev.driveyard.transfer.copy;

/**
 * What to do where the target has something of the same name. Nothing is ever overwritten
 * in place, and only {@link #OVERWRITE} and {@link #NEWER} replace anything.
 */
public enum Conflict {

	/** Leaves it as it is. */
	SKIP,
	/** Replaces it in one step; a directory is never replaced, nor replaces a file. */
	OVERWRITE,
	/** Replaces it as {@link #OVERWRITE} does if the source was modified later. */
	NEWER,
	/** Takes the first free name of {@code name (1).ext}, {@code name (2).ext} and on. */
	RENAME,
	/** Fails. */
	FAIL

}
