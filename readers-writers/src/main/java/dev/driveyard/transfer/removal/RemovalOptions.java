package dev.driveyard.transfer.removal;

import java.util.function.BooleanSupplier;

import dev.driveyard.storage.local.MountTable;

/**
 * How to remove trees.
 *
 * @param mounts what is mounted: nothing mounted inside a tree is touched
 * @param files how a file goes
 * @param threads how many work at once; with one, everything goes in a fixed order
 * @param stopped whether to end early; asked before each file, by several threads
 */
public record RemovalOptions(MountTable mounts, FileRemover files, int threads, BooleanSupplier stopped) {

	public RemovalOptions {
		if (threads < 1 || threads > 64) {
			throw new IllegalArgumentException("Between 1 and 64 threads can remove files, not " + threads);
		}
	}

	/**
	 * To remove in a fixed order until all is gone.
	 */
	public static RemovalOptions inOrder(MountTable mounts) {
		return new RemovalOptions(mounts, FileRemover.UNLINK, 1, () -> false);
	}

}
