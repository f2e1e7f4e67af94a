package dev.driveyard.jobs.operate;

/**
 * What came of an item that stands for some files or entries. It is counted once it is
 * written.
 *
 * @param <C> the counts
 */
public interface CountedItem<C extends Counts<C>> {

	/** How many files or entries the item stands for. */
	long entries();

	/** What was counted in it. */
	C counts();

}
