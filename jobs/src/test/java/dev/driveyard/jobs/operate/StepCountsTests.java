package dev.driveyard.jobs.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link StepCounts} sets the counts of a step to files or entries, without what was
 * rolled back.
 */
class StepCountsTests {

	private static final int FILES = 3;

	private static final int ITEMS = 20;

	private final JobRepository repository = new ResourcelessJobRepository();

	private final StepCounts<Kind> counts = StepCounts.ofExecution(Kind.class);

	private final List<Batch> written = new ArrayList<>();

	private StepExecution run(int interval, ItemReader<Batch> reader) throws JobInterruptedException {
		JobInstance instance = this.repository.createJobInstance("job", new JobParameters());
		JobExecution execution = this.repository.createJobExecution(instance, new JobParameters(),
				new ExecutionContext());
		Step step = new CountedSteps(this.repository, new ResourcelessTransactionManager(),
				new CommitInterval(interval), new RunControl())
			.<Kind, Batch, Batch>step("step", 1, this.counts, () -> {
			})
			.reader(reader)
			.writer((chunk) -> chunk.forEach(this.written::add))
			.build();
		StepExecution stepExecution = this.repository.createStepExecution("step", execution);
		step.execute(stepExecution);
		return stepExecution;
	}

	private static ItemReader<Batch> batches(int end, @Nullable Exception after) {
		AtomicInteger number = new AtomicInteger();
		return () -> {
			if (number.incrementAndGet() <= end) {
				return new Batch();
			}
			if (after != null) {
				throw after;
			}
			return null;
		};
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 100 })
	void filesAreCountedAndNotItems(int interval) throws JobInterruptedException {
		StepExecution step = run(interval, batches(ITEMS, null));
		assertThat(step.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(List.of(step.getReadCount(), step.getFilterCount(), step.getWriteCount()))
			.containsExactly((long) ITEMS * FILES, (long) ITEMS, (long) ITEMS * (FILES - 1));
		assertThat(step.getExecutionContext().getLong("count.SEEN")).isEqualTo(ITEMS);
	}

	@Test
	void whatAStopRollsBackIsNotCounted() throws JobInterruptedException {
		StepExecution step = run(7, batches(ITEMS, new JobInterruptedException("stop")));
		assertThat(step.getStatus()).isEqualTo(BatchStatus.STOPPED);
		assertThat(this.written).hasSize(14);
		assertThat(step.getReadCount()).isEqualTo(14 * FILES);
		assertThat(step.getWriteCount()).isEqualTo(14 * (FILES - 1));
		assertThat(step.getExecutionContext().getLong("count.SEEN")).isEqualTo(14);
		assertThat(Failures.of(step.getFailureExceptions())).isNull();
	}

	@Test
	void whatAFailureRollsBackIsNotCounted() throws JobInterruptedException {
		StepExecution step = run(7, batches(ITEMS, new IllegalStateException("gone")));
		assertThat(step.getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(step.getReadCount()).isEqualTo(14 * FILES);
	}

	/**
	 * What is counted.
	 */
	private enum Kind {

		/** Batches. */
		SEEN

	}

	/**
	 * Some files, for one of which nothing was to be done.
	 */
	private record Batch() implements Counted<Kind> {

		@Override
		public long read() {
			return FILES;
		}

		@Override
		public long filtered() {
			return 1;
		}

		@Override
		public void addTo(Tally<Kind> tally) {
			tally.add(Kind.SEEN, 1);
		}

	}

}
