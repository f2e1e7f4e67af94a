package dev.driveyard.jobs.operate;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.driveyard.jobs.testing.JobTestBase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Steps whose items stand for some files each.
 */
class StepCountsRestartTests extends JobTestBase {

	private static final int FILES = 10;

	private JobExecution run(int interval, ItemProcessor<Integer, Done> processor) throws Exception {
		JobRepository repository = this.jobs.bean(JobRepository.class);
		StepCounts<Kind> counts = StepCounts.ofInstance(repository, Kind.class);
		Step step = new StepBuilder("step", repository).<Integer, Done>chunk(interval)
			.transactionManager(this.jobs.bean(PlatformTransactionManager.class))
			.reader(new Numbers())
			.processor(processor)
			.writer((chunk) -> assertThat(chunk.getItems()).isNotEmpty())
			.stream(counts)
			.listener(counts)
			.build();
		Job job = new JobBuilder("job" + interval, repository).start(step).build();
		return operator(repository).start(job, new JobParameters());
	}

	/** Runs jobs in the calling thread. */
	private static JobOperator operator(JobRepository repository) throws Exception {
		TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
		operator.setJobRepository(repository);
		operator.setJobRegistry(new MapJobRegistry());
		operator.setTaskExecutor(new SyncTaskExecutor());
		operator.afterPropertiesSet();
		return operator;
	}

	private static Done done(int item) {
		Tally<Kind> counts = new Tally<>(Kind.class);
		counts.add(Kind.SEEN, item);
		return new Done(counts);
	}

	private void assertCounted(JobExecution execution, long items, long seen) {
		JobExecution stored = Objects
			.requireNonNull(this.jobs.bean(JobRepository.class).getJobExecution(execution.getId()));
		StepExecution step = stored.getStepExecutions().iterator().next();
		assertThat(step.getReadCount()).isEqualTo(items * FILES);
		assertThat(step.getWriteCount()).isEqualTo(items * FILES);
		assertThat(step.getExecutionContext().getLong("count.SEEN", 0)).isEqualTo(seen);
	}

	@Test
	void theCountsOfAStepAreThoseOfFiles() throws Exception {
		for (int interval : List.of(1, 7)) {
			JobExecution execution = run(interval, StepCountsRestartTests::done);
			assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertCounted(execution, 20, IntStream.range(0, 20).sum());
		}
	}

	@Test
	void aChunkThatIsGivenUpCountsNothingAndIsCountedOnceByTheNextExecution() throws Exception {
		JobExecution stopped = run(7, (item) -> {
			if (item == 10) {
				throw new JobInterruptedException("Stopped in the middle");
			}
			return done(item);
		});
		assertThat(stopped.getStatus()).isEqualTo(BatchStatus.STOPPED);
		assertCounted(stopped, 7, IntStream.range(0, 7).sum());
		JobExecution resumed = run(7, StepCountsRestartTests::done);
		assertThat(resumed.getStatus()).as(resumed.getAllFailureExceptions().toString())
			.isEqualTo(BatchStatus.COMPLETED);
		assertCounted(resumed, 13, IntStream.range(0, 20).sum());
	}

	/**
	 * What is counted.
	 */
	private enum Kind {

		SEEN

	}

	/**
	 * An item that stands for some files.
	 */
	private record Done(Tally<Kind> counts) implements Counted<Kind> {

		@Override
		public long read() {
			return FILES;
		}

		@Override
		public void addTo(Tally<Kind> sums) {
			sums.addAll(this.counts);
		}

	}

	/**
	 * Reads 0 to 19, by key.
	 */
	private static final class Numbers implements ItemStreamReader<Integer> {

		private int next;

		@Override
		public void open(ExecutionContext context) {
			this.next = (int) context.getLong("next", 0);
		}

		@Override
		public @Nullable Integer read() {
			return (this.next < 20) ? this.next++ : null;
		}

		@Override
		public void update(ExecutionContext context) {
			context.putLong("next", this.next);
		}

	}

}
