package dev.driveyard.jobs.operate;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * One execution of a step that counts what it does. What it counted, and where it was, is
 * handed on to its next execution, also over one that died in its first moments.
 *
 * @param <E> what is counted
 */
public abstract class CountingSession<E extends Enum<E>> implements ItemStream, StepExecutionListener {

	/** In every context that something was written to. */
	static final String BEGUN = "begun";

	private final JobRepository repository;

	private final Tally<E> counts;

	private @Nullable StepExecution step;

	private volatile String current = "";

	protected CountingSession(JobRepository repository, Class<E> counted) {
		this.repository = repository;
		this.counts = new Tally<>(counted);
	}

	@Override
	public final void beforeStep(StepExecution stepExecution) {
		this.step = stepExecution;
	}

	@Override
	public final void open(ExecutionContext context) {
		StepExecution self = Objects.requireNonNull(this.step);
		StepHistory.handOn(this.repository, self.getJobExecution().getJobInstance(), self.getStepName(), BEGUN,
				context);
		this.counts.load(context);
		begin(context);
	}

	/** Prepares to go on where the context says. */
	protected abstract void begin(ExecutionContext context);

	@Override
	public final void update(ExecutionContext context) {
		context.putLong(BEGUN, 1);
		this.counts.save(context);
		save(context);
	}

	/** Says where to go on. */
	protected void save(ExecutionContext context) {
		// what is left to do is marked in the database
	}

	/**
	 * What the runs of an instance counted in some steps.
	 */
	public static <E extends Enum<E>> Tally<E> sum(Class<E> counted, JobRepository repository, JobInstance instance,
			List<String> steps) {
		Tally<E> sum = new Tally<>(counted);
		steps.forEach((step) -> StepHistory.newest(repository, instance, step, BEGUN).ifPresent(sum::add));
		return sum;
	}

	/** What is counted. */
	public final Tally<E> counts() {
		return this.counts;
	}

	/** Tells what the step is at. */
	public final void at(String path) {
		this.current = path;
	}

	/** What the step is at. */
	public final String current() {
		return this.current;
	}

}
