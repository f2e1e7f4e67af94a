package dev.driveyard.jobs.delete;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.CurrentItem;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Makes the steps of one execution.
 */
public record Steps(DeleteParts parts, JobExecution execution, RunControl control) {

	public long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

	/** A step that writes what its processor says into the journal. */
	public <I> ChunkOrientedStepBuilder<I, RemovalChange> of(String name, ItemReader<I> reader,
			ItemProcessor<I, RemovalChange> processor, Shown<I> shown) {
		StepCounts<DeleteCount> counts = StepCounts.ofInstance(this.parts.repository(), DeleteCount.class);
		CurrentItem<I> current = new CurrentItem<>(shown.path());
		return new CountedSteps(this.parts.repository(), this.parts.transactionManager(), this.parts.commitInterval(),
				this.control)
			.<DeleteCount, I, RemovalChange>step(name, 1, counts,
					() -> this.control.reportProgress(() -> shown.progress(name, counts, current.path())))
			.reader(reader)
			.processor(processor)
			.writer(new RemovalChangeWriter(this.parts, this.execution.getId()))
			.listener(current);
	}

	/** The steps that bring the catalogue up to date. */
	public List<Step> upkeep() {
		return this.parts.upkeep().steps(instance(), this.control);
	}

	/**
	 * What is shown of a step while it runs.
	 *
	 * @param path what an item is about
	 * @param done the count that tells how far the step is
	 * @param total how high that will get, 0 if unknown
	 * @param bytes the count that tells how many bytes were handled
	 */
	public record Shown<I>(Function<I, String> path, DeleteCount done, LongSupplier total, DeleteCount bytes) {

		Progress progress(String step, StepCounts<DeleteCount> counts, String current) {
			return new Progress(step, counts.get(this.done), this.total.getAsLong(), counts.get(this.bytes),
					counts.get(DeleteCount.ISSUES), current);
		}

	}

}
