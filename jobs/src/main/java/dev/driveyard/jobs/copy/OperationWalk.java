package dev.driveyard.jobs.copy;

import dev.driveyard.jobs.copy.TargetFolders.Made;
import dev.driveyard.journal.Operation;
import dev.driveyard.tree.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is being walked. For one thread.
 */
final class OperationWalk {

	final Operation operation;

	final TreeWalk walk;

	/** Of the source's file system. */
	final long device;

	final boolean renames;

	final Made madeTop;

	final EarlierWork earlier;

	/** The number of the directory that is handled. */
	int directory;

	/** Nothing below this path, which ends with a slash, is handled. */
	@Nullable String skipped;

	OperationWalk(Operation operation, TreeWalk walk, long device, boolean renames, Made madeTop, EarlierWork earlier) {
		this.operation = operation;
		this.walk = walk;
		this.device = device;
		this.renames = renames;
		this.madeTop = madeTop;
		this.earlier = earlier;
	}

	void close() {
		this.walk.close();
	}

}
