package dev.driveyard.jobs.contents;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What is handed over at once. For one thread.
 *
 * @param <O> what came of items
 */
final class PrefetchBatch<O> {

	private final List<O> results = new ArrayList<>();

	private final ToIntFunction<O> weigher;

	private final long most;

	private long weight;

	/**
	 * An empty one.
	 * @param weigher says how much of what may be in it a result is
	 * @param most the weight with which it is full
	 */
	PrefetchBatch(ToIntFunction<O> weigher, long most) {
		this.weigher = weigher;
		this.most = most;
	}

	void add(O result) {
		this.results.add(result);
		this.weight += this.weigher.applyAsInt(result);
	}

	boolean isFull() {
		return this.weight >= this.most;
	}

	boolean isEmpty() {
		return this.results.isEmpty();
	}

	List<O> results() {
		return this.results;
	}

}
