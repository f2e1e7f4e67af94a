package dev.driveyard.jobs.contents;

import java.util.function.BooleanSupplier;

import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * How the files of a run are worked on ahead.
 *
 * @param shares gives the threads
 * @param threads that work at once
 * @param stop whether the run is to stop
 */
public record Prefetching(ThreadShares shares, int threads, BooleanSupplier stop) {

	/** A reader of what comes of items that hold files. */
	public <I, O> PrefetchingItemReader<I, O> of(ItemStreamReader<I> source, PrefetchedWork<I, O> work) {
		return of(source, work, PrefetchLimits.ofFiles(this.threads));
	}

	/** The same with limits of its own. */
	public <I, O> PrefetchingItemReader<I, O> of(ItemStreamReader<I> source, PrefetchedWork<I, O> work,
			PrefetchLimits limits) {
		return new PrefetchingItemReader<>(source, work, this.shares, limits, this.stop);
	}

}
