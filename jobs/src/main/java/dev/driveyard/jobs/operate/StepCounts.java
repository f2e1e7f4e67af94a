package dev.driveyard.jobs.operate;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.ItemWriteListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Counts what a step wrote. The counts are kept in its execution context, and commit with
 * what is counted. What Spring Batch itself counts as read, filtered and written, which
 * are items, is set to files or entries, without what was rolled back.
 *
 * @param <E> what is counted
 */
public final class StepCounts<E extends Enum<E>>
		implements ItemStream, ItemWriteListener<Counted<E>>, StepExecutionListener {

	private final @Nullable JobRepository repository;

	private final Tally<E> counts;

	private @Nullable StepExecution step;

	private long read;

	private long filtered;

	private long written;

	private long committedRead;

	private long committedFiltered;

	private long committedWritten;

	private StepCounts(@Nullable JobRepository repository, Class<E> counted) {
		this.repository = repository;
		this.counts = new Tally<>(counted);
	}

	/**
	 * Counts of one execution alone. The executions of an instance are added up by who
	 * shows them.
	 */
	public static <E extends Enum<E>> StepCounts<E> ofExecution(Class<E> counted) {
		return new StepCounts<>(null, counted);
	}

	/**
	 * Counts that go on where the execution before ended, as all else that is in its
	 * context: also over one that died in its first moments.
	 */
	public static <E extends Enum<E>> StepCounts<E> ofInstance(JobRepository repository, Class<E> counted) {
		return new StepCounts<>(repository, counted);
	}

	@Override
	public void beforeStep(StepExecution stepExecution) {
		this.step = stepExecution;
	}

	/** To be opened before the streams that go on where the context says. */
	@Override
	public void open(ExecutionContext context) {
		if (this.repository != null) {
			StepExecution self = Objects.requireNonNull(this.step);
			StepHistory.handOn(this.repository, self.getJobExecution().getJobInstance(), self.getStepName(),
					CountingSession.BEGUN, context);
			this.counts.load(context);
		}
	}

	@Override
	public void afterWrite(Chunk<? extends Counted<E>> chunk) {
		for (Counted<E> item : chunk) {
			item.addTo(this.counts);
			this.read += item.read();
			this.filtered += item.filtered();
			this.written += item.written();
		}
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(CountingSession.BEGUN, 1);
		this.counts.save(context);
		this.committedRead = this.read;
		this.committedFiltered = this.filtered;
		this.committedWritten = this.written;
		correct();
	}

	@Override
	public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
		correct();
		return null;
	}

	private void correct() {
		StepExecution self = Objects.requireNonNull(this.step);
		self.setReadCount(this.committedRead);
		self.setFilterCount(this.committedFiltered);
		self.setWriteCount(this.committedWritten);
	}

	/** What else was counted; to be added to before the first item, too. */
	public Tally<E> counts() {
		return this.counts;
	}

	/** One of these. */
	public long get(E count) {
		return this.counts.get(count);
	}

}
