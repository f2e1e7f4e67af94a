package dev.driveyard.tree;

/**
 * How far a walk goes and how it reads.
 *
 * @param maxDepth how many levels below the start are listed: 0 none, 1 only the children
 * @param oneFileSystem whether directories on other file systems than the start's are
 * left unlisted
 * @param walkers threads that read ahead
 */
public record WalkOptions(int maxDepth, boolean oneFileSystem, int walkers) {

	/** No limit of depth. */
	public static final int UNLIMITED = Integer.MAX_VALUE;

	/** The whole tree. */
	public static final WalkOptions WHOLE = new WalkOptions(UNLIMITED, false, 1);

	public WalkOptions {
		if (maxDepth < 0 || walkers < 1) {
			throw new IllegalArgumentException("A depth is at least 0 and there is at least 1 walker");
		}
	}

}
