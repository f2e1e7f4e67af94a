package dev.driveyard.jobs.contents;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * The items that are worked on or wait to be handed over, in order. For one thread.
 *
 * @param <I> the items
 * @param <O> what comes of them
 */
final class PrefetchQueue<I, O> {

	private final Deque<PrefetchedItem<I, O>> items = new ArrayDeque<>();

	private final PrefetchLimits limits;

	private long weight;

	private long bytes;

	PrefetchQueue(PrefetchLimits limits) {
		this.limits = limits;
	}

	/** Whether another item may be ahead: one always, of whatever size. */
	boolean hasRoom() {
		return this.items.isEmpty()
				|| (this.weight < this.limits.mostAhead() && this.bytes < this.limits.mostBytesAhead());
	}

	void add(PrefetchedItem<I, O> item) {
		this.items.add(item);
		this.weight += item.weight();
		this.bytes += item.bytes();
	}

	boolean isEmpty() {
		return this.items.isEmpty();
	}

	/** The first item; null if there is none. */
	@Nullable PrefetchedItem<I, O> peek() {
		return this.items.peek();
	}

	/** The first item of some. */
	PrefetchedItem<I, O> first() {
		return this.items.element();
	}

	void removeFirst() {
		PrefetchedItem<I, O> item = this.items.remove();
		this.weight -= item.weight();
		this.bytes -= item.bytes();
	}

	void clear() {
		this.items.clear();
		this.weight = 0;
		this.bytes = 0;
	}

}
