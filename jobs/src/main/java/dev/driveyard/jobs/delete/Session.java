package dev.driveyard.jobs.delete;

import java.util.Objects;

import dev.driveyard.jobs.delete.Counts.Count;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepHistory;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * One execution of a step: reads and handles its items, with what it counts kept in the
 * execution context. For one thread.
 *
 * @param <I> an item
 */
abstract class Session<I> implements ItemStreamReader<I>, ItemProcessor<I, Change>, StepExecutionListener {

	/** In every context that something was written to. */
	static final String BEGUN = "begun";

	private final DeleteParts parts;

	private final Counts counts = new Counts();

	private volatile String current = "";

	private @Nullable StepExecution step;

	Session(DeleteParts parts) {
		this.parts = parts;
	}

	@Override
	public final void beforeStep(StepExecution stepExecution) {
		this.step = stepExecution;
	}

	@Override
	public final void open(ExecutionContext context) {
		StepExecution self = Objects.requireNonNull(this.step);
		StepHistory.handOn(this.parts.repository(), self.getJobExecution().getJobInstance(), self.getStepName(), BEGUN,
				context);
		this.counts.load(context);
		begin(context);
	}

	/** Prepares to go on where the context says. */
	abstract void begin(ExecutionContext context);

	@Override
	public final void update(ExecutionContext context) {
		context.putLong(BEGUN, 1);
		this.counts.save(context);
		save(context);
	}

	/** Says where to go on. */
	void save(ExecutionContext context) {
		// what is left to do is marked in the journal
	}

	DeleteParts parts() {
		return this.parts;
	}

	Counts counts() {
		return this.counts;
	}

	long now() {
		return this.parts.clock().millis();
	}

	void at(String path) {
		this.current = path;
	}

	/** What of the counts tells how far the step is. */
	abstract Count done();

	/** How many of these there will be, 0 if unknown. */
	long total() {
		return 0;
	}

	/** What of the counts tells how many bytes were handled. */
	Count bytes() {
		return Count.REMOVED_BYTES;
	}

	/** How far the step is. */
	Progress progress(String step) {
		return new Progress(step, this.counts.get(done()), total(), this.counts.get(bytes()),
				this.counts.get(Count.ISSUES), this.current);
	}

}
