package dev.driveyard.transfer.copy;

import java.io.IOException;

import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Whether two directories are one, seen twice: through a mount of the kernel, or one that
 * gives it other numbers, as those by FUSE, overlays and network file systems do. What is
 * made in one of them is in the other then. For one thread.
 */
final class Views {

	private @Nullable OpenDirectory from;

	private @Nullable WritableDirectory to;

	private boolean one;

	/**
	 * Whether the source's directory is the target's.
	 * @param made the name of something of our own that was just made in the target's
	 */
	boolean areOne(OpenDirectory source, WritableDirectory target, String made) throws IOException {
		if (this.from != source || this.to != target) {
			this.one = source.find(made) != null;
			this.from = source;
			this.to = target;
		}
		return this.one;
	}

	/**
	 * The same by making something in the target's directory and removing it again, which
	 * changes its time.
	 * @param name for what is made, which nobody else uses
	 */
	private boolean areOneByTrial(OpenDirectory source, WritableDirectory target, String name) throws IOException {
		if (this.from == source && this.to == target) {
			return this.one;
		}
		PartFile.create(target, name).close();
		try {
			return areOne(source, target, name);
		}
		finally {
			target.delete(name);
		}
	}

	/**
	 * Refuses to copy a file onto itself, or to take it for its copy.
	 * @param made whether the unfinished copy is in the target's directory
	 */
	void requireOther(FileCopy copy, boolean made) throws IOException {
		boolean same = copy.newName().equals(copy.name()) && (made ? areOne(copy.from(), copy.to(), copy.partName())
				: areOneByTrial(copy.from(), copy.to(), copy.partName()));
		if (same) {
			throw new CopyEndedException(TargetPlacement.sameFile());
		}
	}

}
