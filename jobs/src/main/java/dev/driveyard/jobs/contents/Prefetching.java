package dev.driveyard.jobs.contents;

import java.util.function.BooleanSupplier;

import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * How the files of a run are read ahead.
 *
 * @param threads that read at once
 * @param stop whether the run is to stop
 */
public record Prefetching(ReadExecutor executor, int threads, BooleanSupplier stop) {

	/** A reader of what comes of items that hold files. */
	public <I, O> PrefetchingItemReader<I, O> of(ItemStreamReader<I> source, PrefetchedWork<I, O> work) {
		return new PrefetchingItemReader<>(source, work, this.executor, PrefetchLimits.ofFiles(this.threads),
				this.stop);
	}

}
