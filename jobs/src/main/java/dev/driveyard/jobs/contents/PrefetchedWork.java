package dev.driveyard.jobs.contents;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What is done to items ahead of a step.
 *
 * @param <I> the items
 * @param <O> what comes of them
 */
public interface PrefetchedWork<I, O> {

	/** What the threads are called meanwhile. */
	String name();

	/**
	 * Makes what one thread works with.
	 * @param stopped whether to give up in the middle of an item
	 */
	Worker<I, O> worker(BooleanSupplier stopped);

	/** How much of what may be ahead an item is. */
	default int weight(I item) {
		return 1;
	}

	/** How many bytes of what may be ahead an item is. */
	default long bytes(I item) {
		return 0;
	}

	/** Whether an item has a thread of its own, beside the others. */
	default boolean isLong(I item) {
		return false;
	}

	/** How much of what may be handed over at once a result is. */
	default int amount(O result) {
		return 1;
	}

	/**
	 * Whether it has effects that are to be recorded. Then it is not interrupted; it is
	 * told to give up when the run is to stop or something failed, hands over what it has
	 * done until then, and all of that is read.
	 */
	default boolean hasEffects() {
		return false;
	}

	/**
	 * What comes of an item with effects that nobody has begun with when the end comes.
	 * It must not touch a file: the disk may not answer.
	 */
	default void skip(I item, Consumer<O> done) {
	}

	/**
	 * The end did not wait any longer for an item that is worked on; what comes of it is
	 * lost. Called at most once, before {@link #returned}.
	 */
	default void leave(I item) {
	}

	/** The work on an item that was left has ended, much later maybe. */
	default void returned(I item) {
	}

	/**
	 * How long the end waits for what is worked on. By default a disk that never answers
	 * keeps the worker, not the step.
	 */
	default Duration longestEnd() {
		return Duration.ofSeconds(5);
	}

	/**
	 * Works on items, one after the other. For one thread.
	 *
	 * @param <I> the items
	 * @param <O> what comes of them
	 */
	@FunctionalInterface
	interface Worker<I, O> {

		/**
		 * Works on an item.
		 * @param done told of what comes of it, as soon as it does
		 * @throws RuntimeException if the run can't go on; this worker is not used again
		 */
		void work(I item, Consumer<O> done);

	}

}
