package dev.driveyard.jobs.delete;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

import dev.driveyard.jobs.operate.ItemCountListener;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepStart;
import dev.driveyard.jobs.operate.Tally;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Makes the steps of one execution.
 */
record Steps(DeleteParts parts, JobExecution execution, RunControl control) {

	long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

	/** A step that writes what its processor says into the journal. */
	<I> ChunkOrientedStepBuilder<I, RemovalChange> of(String name, ItemReader<I> reader,
			ItemProcessor<I, RemovalChange> processor, Shown<I> shown) {
		ItemCountListener<I, Tally<DeleteCount>> counts = new ItemCountListener<>(this.parts.repository(),
				() -> new Tally<>(DeleteCount.class), shown.path());
		return new StepBuilder(name, this.parts.repository()).<I, RemovalChange>chunk(this.parts.commitInterval().of(1))
			.transactionManager(this.parts.transactionManager())
			.reader(reader)
			.processor(processor)
			.writer(new RemovalChangeWriter(this.parts, this.execution.getId()))
			.stream(counts)
			.listener(counts)
			.listener(new StepStart(() -> this.control.reportProgress(() -> shown.progress(name, counts))))
			.interruptionPolicy(this.control);
	}

	/** The steps that bring the catalogue up to date. */
	List<Step> upkeep() {
		return this.parts.upkeep().steps(instance(), this.control::enter, this.control);
	}

	/**
	 * What is shown of a step while it runs.
	 *
	 * @param path what an item is about
	 * @param done the count that tells how far the step is
	 * @param total how high that will get, 0 if unknown
	 * @param bytes the count that tells how many bytes were handled
	 */
	record Shown<I>(Function<I, String> path, DeleteCount done, LongSupplier total, DeleteCount bytes) {

		Progress progress(String step, ItemCountListener<I, Tally<DeleteCount>> listener) {
			return new Progress(step, listener.counts().get(this.done), this.total.getAsLong(),
					listener.counts().get(this.bytes), listener.counts().get(DeleteCount.ISSUES), listener.current());
		}

	}

}
