package dev.driveyard.tree;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How far a walk goes and how it reads.
 *
 * @param maxDepth how many levels below the start are listed: 0 none, 1 only the children
 * @param oneFileSystem whether directories on other file systems than the start's are
 * left unlisted
 * @param walkers threads that read ahead
 * @param digestKey keys the digests of listings: equal keys make them comparable; null
 * where nobody wants them
 * @param selection which directories it comes to
 */
public record WalkOptions(int maxDepth, boolean oneFileSystem, int walkers, @Nullable UUID digestKey,
		WalkSelection selection) {

	/** No limit of depth. */
	public static final int UNLIMITED = Integer.MAX_VALUE;

	/** The whole tree. */
	public static final WalkOptions WHOLE = new WalkOptions(UNLIMITED, false, 1, new UUID(0, 0));

	/** Options that leave no directory out. */
	public WalkOptions(int maxDepth, boolean oneFileSystem, int walkers, @Nullable UUID digestKey) {
		this(maxDepth, oneFileSystem, walkers, digestKey, WalkSelection.ALL);
	}

	public WalkOptions {
		if (maxDepth < 0 || walkers < 1) {
			throw new IllegalArgumentException("A depth is at least 0 and there is at least 1 walker");
		}
	}

}
