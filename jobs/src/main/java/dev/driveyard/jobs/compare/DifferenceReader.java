package dev.driveyard.jobs.compare;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.driveyard.catalogue.differences.Differences.Amount;
import dev.driveyard.jobs.contents.PrefetchingItemReader;
import dev.driveyard.jobs.contents.Prefetching;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Hands out what several threads, ahead of the step, find out by reading files. For one
 * thread.
 */
final class DifferenceReader implements ItemStreamReader<List<CompareResult>> {

	private final ComparedTrees trees;

	private final ExecutionContext kept;

	private final Prefetching prefetching;

	private final DifferenceGroupReader groups;

	private @Nullable PrefetchingItemReader<DifferenceGroup, CompareResult> reader;

	private volatile Amount amount = new Amount(0, 0);

	private final AtomicLong done = new AtomicLong();

	/**
	 * A reader.
	 * @param kept where it is kept which two trees are compared
	 */
	DifferenceReader(ComparedTrees trees, ExecutionContext kept, DifferenceGroupReader groups,
			Prefetching prefetching) {
		this.trees = trees;
		this.kept = kept;
		this.groups = groups;
		this.prefetching = prefetching;
	}

	@Override
	public void open(ExecutionContext context) {
		DifferenceReading work = new DifferenceReading(this.trees, this.trees.a(), this.trees.b(),
				() -> this.trees.requireSame(this.kept));
		this.amount = this.groups.amount();
		this.reader = this.prefetching.of(this.groups, work);
		this.reader.open(context);
	}

	@Override
	public @Nullable List<CompareResult> read() throws Exception {
		if (this.reader == null) {
			throw new IllegalStateException("The reader is not open");
		}
		List<CompareResult> results = this.reader.read();
		this.done.addAndGet((results != null) ? results.size() : 0);
		return results;
	}

	/** How far the step is. */
	Progress progress(String step, StepCounts<CompareCount> counts) {
		return new Progress(step, this.done.get(), this.amount.files(), counts.get(CompareCount.READ_BYTES),
				counts.get(CompareCount.ISSUES), "");
	}

	@Override
	public void update(ExecutionContext context) {
		if (this.reader != null) {
			this.reader.update(context);
		}
	}

	@Override
	public void close() {
		if (this.reader != null) {
			this.reader.close();
		}
	}

}
