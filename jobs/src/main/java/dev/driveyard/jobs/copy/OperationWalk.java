package dev.driveyard.jobs.copy;

import dev.driveyard.jobs.copy.TargetFolders.Made;
import dev.driveyard.journal.Operation;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * An operation whose source is a directory that is being walked. For one thread.
 */
final class OperationWalk {

	final Operation operation;

	/** The directory that the walk starts with. */
	final FileStat start;

	final boolean renames;

	final Made madeTop;

	final EarlierWork earlier;

	/** The number of the directory that is handled. */
	int directory;

	/** Nothing below this path, which ends with a slash, is handled. */
	@Nullable String skipped;

	OperationWalk(Operation operation, FileStat start, boolean renames, Made madeTop, EarlierWork earlier) {
		this.operation = operation;
		this.start = start;
		this.renames = renames;
		this.madeTop = madeTop;
		this.earlier = earlier;
	}

	/** Whether a directory is in another file system than the one that it starts in. */
	boolean isOnOther(FileStat directory) {
		return directory.device() != this.start.device();
	}

}
