package dev.driveyard.jobs.operate;

/**
 * What came of an item that stands for some files or entries. It is counted once it is
 * written.
 *
 * @param <E> what is counted
 */
public interface CountedItem<E extends Enum<E>> {

	/** How many files or entries the item stands for. */
	long entries();

	/** What was counted in it. */
	Tally<E> counts();

}
