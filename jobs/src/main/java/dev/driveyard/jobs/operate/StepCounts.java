package dev.driveyard.jobs.operate;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInstance;
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
 * are items, is set to files or entries, without what was rolled back. To be registered
 * as a listener and as a stream, before whatever needs the counts.
 *
 * @param <E> what is counted
 */
public final class StepCounts<E extends Enum<E>>
		implements ItemStream, ItemWriteListener<Counted<E>>, StepExecutionListener {

	/** In every context that something was written to. */
	static final String BEGUN = "begun";

	private final @Nullable JobRepository repository;

	private final String key;

	private final Tally<E> counts;

	private final Tally<E> before;

	private @Nullable StepExecution step;

	private Numbers counted = Numbers.NONE;

	private Numbers committed = Numbers.NONE;

	private StepCounts(@Nullable JobRepository repository, String key, Class<E> counted) {
		this.repository = repository;
		this.key = key;
		this.counts = new Tally<>(counted);
		this.before = new Tally<>(counted);
	}

	/**
	 * Counts of one execution alone. The executions of an instance are added up by who
	 * shows them.
	 */
	public static <E extends Enum<E>> StepCounts<E> ofExecution(Class<E> counted) {
		return new StepCounts<>(null, BEGUN, counted);
	}

	/**
	 * Counts that go on where the execution before ended, as all else that is in its
	 * context: also over one that died in its first moments.
	 */
	public static <E extends Enum<E>> StepCounts<E> ofInstance(JobRepository repository, Class<E> counted) {
		return ofInstance(repository, BEGUN, counted);
	}

	/**
	 * The same for a step that has an older key.
	 * @param key what contexts have that version 0.1 wrote
	 */
	public static <E extends Enum<E>> StepCounts<E> ofInstance(JobRepository repository, String key, Class<E> counted) {
		return new StepCounts<>(repository, key, counted);
	}

	@Override
	public void beforeStep(StepExecution stepExecution) {
		this.step = stepExecution;
		if (this.repository != null) {
			ExecutionContext context = stepExecution.getExecutionContext();
			StepHistory.handOn(this.repository, stepExecution.getJobExecution().getJobInstance(),
					stepExecution.getStepName(), context, BEGUN, this.key);
			this.counts.load(context);
			this.before.load(context);
		}
	}

	@Override
	public void afterWrite(Chunk<? extends Counted<E>> chunk) {
		for (Counted<E> item : chunk) {
			item.addTo(this.counts);
			this.counted = this.counted.and(item);
		}
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(BEGUN, 1);
		this.counts.save(context);
		this.committed = this.counted;
		correct();
	}

	@Override
	public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
		correct();
		return null;
	}

	private void correct() {
		StepExecution self = Objects.requireNonNull(this.step);
		self.setReadCount(this.committed.read());
		self.setFilterCount(this.committed.filtered());
		self.setWriteCount(this.committed.written());
	}

	/** What else was counted; to be added to before the first item, too. */
	public Tally<E> counts() {
		return this.counts;
	}

	/** One of these. */
	public long get(E count) {
		return this.counts.get(count);
	}

	/** What earlier executions had counted of it as this one began. */
	public long before(E count) {
		return this.before.get(count);
	}

	/**
	 * What the runs of an instance counted in some steps.
	 */
	public static <E extends Enum<E>> Tally<E> sum(Class<E> counted, JobRepository repository, JobInstance instance,
			List<String> steps) {
		return sum(counted, repository, instance, steps, BEGUN);
	}

	/**
	 * The same of steps that have an older key.
	 * @param key what contexts have that version 0.1 wrote
	 */
	public static <E extends Enum<E>> Tally<E> sum(Class<E> counted, JobRepository repository, JobInstance instance,
			List<String> steps, String key) {
		Tally<E> sum = new Tally<>(counted);
		steps.forEach((step) -> StepHistory.newest(repository, instance, step, BEGUN, key).ifPresent(sum::add));
		return sum;
	}

	/**
	 * Files or entries.
	 */
	private record Numbers(long read, long filtered, long written) {

		static final Numbers NONE = new Numbers(0, 0, 0);

		Numbers and(Counted<?> item) {
			return new Numbers(this.read + item.read(), this.filtered + item.filtered(), this.written + item.written());
		}

	}

}
