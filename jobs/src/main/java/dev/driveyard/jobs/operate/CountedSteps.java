package dev.driveyard.jobs.operate;

import org.springframework.batch.core.listener.StepListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Begins the steps of one execution of a job that count what they write, and can be
 * watched and stopped.
 */
public record CountedSteps(JobRepository repository, PlatformTransactionManager transactionManager,
		CommitInterval interval, RunControl control) {

	/**
	 * A step without its reader, processor and writer.
	 * @param items usually committed at once: one, where an item is a batch of files
	 * @param atStart done as it starts, in each execution
	 */
	public <E extends Enum<E>, I, O extends Counted<E>> ChunkOrientedStepBuilder<I, O> step(String name, int items,
			StepCounts<E> counts, Runnable atStart) {
		return new StepBuilder(name, this.repository).<I, O>chunk(this.interval.of(items))
			.transactionManager(this.transactionManager)
			.stream(counts)
			.listener((StepListener) counts)
			.listener(new StepStart(atStart))
			.interruptionPolicy(this.control);
	}

}
