package dev.driveyard.jobs.operate;

/**
 * What a step made of an item, with what it counts for. Counted once it is written.
 *
 * @param <E> what is counted
 */
public interface Counted<E extends Enum<E>> {

	/** How many files or entries the item was. */
	long read();

	/** How many of these the step had nothing to do for. */
	default long filtered() {
		return 0;
	}

	/** How many of these the step wrote something of. */
	default long written() {
		return read() - filtered();
	}

	/** Adds what else is counted. */
	default void addTo(Tally<E> counts) {
		// most steps of upkeep count nothing else
	}

}
