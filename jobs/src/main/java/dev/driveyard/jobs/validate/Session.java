package dev.driveyard.jobs.validate;

import java.util.Objects;

import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepHistory;
import dev.driveyard.jobs.validate.Counts.Count;
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

	private final ValidateParts parts;

	private final Counts counts = new Counts();

	private volatile String current = "";

	private @Nullable StepExecution step;

	Session(ValidateParts parts) {
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
		// what is left to do is marked in the database
	}

	ValidateParts parts() {
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

	String current() {
		return this.current;
	}

	/** How far the step is. */
	Progress progress(String name) {
		return new Progress(name, 0, 0, 0, this.counts.get(Count.ISSUES), this.current);
	}

}
