package dev.driveyard.jobs.operate;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

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
 * @param <C> the counts
 */
public final class ItemCountListener<I, C extends Counts<C>> implements StepExecutionListener, ItemStream,
		ItemProcessListener<I, Object>, ItemWriteListener<CountedItem<C>> {

	private final JobRepository repository;

	private final C counts;

	private final Function<? super I, String> path;

	private Consumer<C> atStart = (counts) -> {
	};

	private @Nullable StepExecution step;

	private final C before;

	private long entries;

	private long committed;

	private volatile String current = "";

	/**
	 * A listener for one step.
	 * @param none makes counts of 0
	 * @param path what an item is about, for a person
	 */
	public ItemCountListener(JobRepository repository, Supplier<C> none, Function<? super I, String> path) {
		this.repository = repository;
		this.counts = none.get();
		this.before = none.get();
		this.path = path;
	}

	/** Does something with what earlier executions had counted, as the step starts. */
	public ItemCountListener<I, C> atStart(Consumer<C> change) {
		this.atStart = change;
		return this;
	}

	@Override
	public void beforeStep(StepExecution stepExecution) {
		this.step = stepExecution;
		ExecutionContext context = stepExecution.getExecutionContext();
		StepHistory.handOn(this.repository, stepExecution.getJobExecution().getJobInstance(),
				stepExecution.getStepName(), context, StepCounts.BEGUN);
		this.counts.load(context);
		this.atStart.accept(this.counts);
		this.before.addAll(this.counts);
		this.entries = 0;
		this.committed = 0;
	}

	@Override
	public void beforeProcess(I item) {
		this.current = this.path.apply(item);
	}

	@Override
	public void afterWrite(Chunk<? extends CountedItem<C>> items) {
		for (CountedItem<C> item : items) {
			this.counts.addAll(item.counts());
			this.entries += item.entries();
		}
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(StepCounts.BEGUN, 1);
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
	public C counts() {
		return this.counts;
	}

	/** What earlier executions had counted as this one began. */
	public C before() {
		return this.before;
	}

	/** What the step is at. */
	public String current() {
		return this.current;
	}

}
