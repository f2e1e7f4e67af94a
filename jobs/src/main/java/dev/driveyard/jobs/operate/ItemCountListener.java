package dev.driveyard.jobs.operate;

import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.ItemProcessListener;
import org.springframework.batch.core.listener.ItemWriteListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Counts what a step does, whatever its items are. To be registered as its listener and
 * as a stream. What was counted is kept in the execution context and handed on to the
 * step's next execution, also over one that died in its first moments. The read and write
 * counts of the step execution become those of files or entries, without those of a chunk
 * that is rolled back.
 *
 * @param <I> an item as it is read
 * @param <E> what is counted
 */
public final class ItemCountListener<I, E extends Enum<E>> implements StepExecutionListener, ItemStream,
		ItemProcessListener<I, Object>, ItemWriteListener<CountedItem<E>> {

	private final JobRepository repository;

	private final Tally<E> counts;

	private final Function<? super I, String> path;

	private @Nullable StepExecution step;

	private final Tally<E> before;

	private long entries;

	private long committed;

	private volatile String current = "";

	/**
	 * A listener for one step.
	 * @param path what an item is about, for a person
	 */
	public ItemCountListener(JobRepository repository, Class<E> counted, Function<? super I, String> path) {
		this.repository = repository;
		this.counts = new Tally<>(counted);
		this.before = new Tally<>(counted);
		this.path = path;
	}

	@Override
	public void beforeStep(StepExecution stepExecution) {
		this.step = stepExecution;
		ExecutionContext context = stepExecution.getExecutionContext();
		StepHistory.handOn(this.repository, stepExecution.getJobExecution().getJobInstance(),
				stepExecution.getStepName(), CountingSession.BEGUN, context);
		this.counts.load(context);
		this.before.load(context);
		this.entries = 0;
		this.committed = 0;
	}

	@Override
	public void beforeProcess(I item) {
		this.current = this.path.apply(item);
	}

	@Override
	public void afterWrite(Chunk<? extends CountedItem<E>> items) {
		for (CountedItem<E> item : items) {
			this.counts.addAll(item.counts());
			this.entries += item.entries();
		}
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(CountingSession.BEGUN, 1);
		this.counts.save(context);
		correct(this.entries);
		this.committed = this.entries;
	}

	@Override
	public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
		correct(this.committed);
		return null;
	}

	private void correct(long number) {
		StepExecution self = Objects.requireNonNull(this.step);
		self.setReadCount(number);
		self.setWriteCount(number);
	}

	/** What was counted. */
	public Tally<E> counts() {
		return this.counts;
	}

	/** What earlier executions had counted as this one began. */
	public Tally<E> before() {
		return this.before;
	}

	/** What the step is at. */
	public String current() {
		return this.current;
	}

}
