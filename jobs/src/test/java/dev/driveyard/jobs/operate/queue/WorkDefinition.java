package dev.driveyard.jobs.operate.queue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.driveyard.catalogue.locations.HostDevice;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepHistory;
import dev.driveyard.jobs.summary.RunSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A job that counts to a number, one item a transaction. Each item is a row that can be
 * there once, and each run a row with its time, so that it shows what ran twice, and what
 * ran at once.
 */
public final class WorkDefinition implements JobDefinition {

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	private final JdbcClient client;

	private final HostDevice device;

	/** Told the name of each run that begins. */
	private volatile Consumer<String> watcher = (name) -> {
	};

	WorkDefinition(JobRepository repository, PlatformTransactionManager transactions, JdbcClient client,
			HostDevice device) {
		this.repository = repository;
		this.transactions = transactions;
		this.client = client;
		this.device = device;
		client.sql("CREATE TABLE IF NOT EXISTS work_item (name VARCHAR(200), item BIGINT, PRIMARY KEY (name, item))")
			.update();
		client
			.sql("CREATE TABLE IF NOT EXISTS work_time (run BIGINT PRIMARY KEY, name VARCHAR(200), begun BIGINT,"
					+ " ended BIGINT)")
			.update();
	}

	/** Tells this of each run that begins, in its thread. */
	public void watch(Consumer<String> next) {
		this.watcher = next;
	}

	@Override
	public String name() {
		return WorkParameters.JOB;
	}

	@Override
	public String description() {
		return "Counts.";
	}

	@Override
	public List<String> steps() {
		return List.of("count");
	}

	@Override
	public ParameterModel<?> parameters() {
		return WorkParameters.MODEL;
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		return request(WorkParameters.MODEL.parse(parameters));
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(WorkParameters.MODEL.of(parameters));
	}

	private JobRequest request(WorkParameters asked) {
		return new JobRequest(WorkParameters.JOB, asked.subject(), asked.name(), null, List.of(),
				asked.claims(this.device.id()), WorkParameters.MODEL.toJobParameters(asked));
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		WorkParameters asked = WorkParameters.MODEL.of(execution.getJobParameters());
		return new JobBuilder(WorkParameters.JOB, this.repository).listener(new Times(execution.getId(), asked.name()))
			.start(step(asked, run, execution.getJobInstance()))
			.build();
	}

	private Step step(WorkParameters asked, RunControl run, JobInstance instance) {
		return new StepBuilder("count", this.repository).<Long, Long>chunk(1)
			.transactionManager(this.transactions)
			.reader(new Counter(asked,
					(context) -> StepHistory.handOn(this.repository, instance, "count", context, "last")))
			.writer((chunk) -> chunk
				.forEach((item) -> this.client.sql("INSERT INTO work_item (name, item) VALUES (?, ?)")
					.params(asked.name(), item)
					.update()))
			.interruptionPolicy(run)
			.build();
	}

	@Override
	public RunSummary summary(JobInstance instance) {
		return new Nothing();
	}

	/** Nothing more is said of it. */
	private record Nothing() implements RunSummary {
	}

	/** When a run began and ended, by a clock that all processes of the machine share. */
	private final class Times implements JobExecutionListener {

		private final long run;

		private final String name;

		Times(long run, String name) {
			this.run = run;
			this.name = name;
		}

		@Override
		public void beforeJob(JobExecution execution) {
			WorkDefinition.this.client.sql("INSERT INTO work_time (run, name, begun, ended) VALUES (?, ?, ?, 0)")
				.params(this.run, this.name, System.nanoTime())
				.update();
			WorkDefinition.this.watcher.accept(this.name);
		}

		@Override
		public void afterJob(JobExecution execution) {
			WorkDefinition.this.client.sql("UPDATE work_time SET ended = ? WHERE run = ?")
				.params(System.nanoTime(), this.run)
				.update();
		}

	}

	/** Counts from 1; goes on after the last that was committed. */
	private static final class Counter implements ItemStreamReader<Long> {

		private final WorkParameters asked;

		private final Consumer<ExecutionContext> handOn;

		private long last;

		private boolean resumed;

		Counter(WorkParameters asked, Consumer<ExecutionContext> handOn) {
			this.asked = asked;
			this.handOn = handOn;
		}

		@Override
		public void open(ExecutionContext context) {
			this.handOn.accept(context);
			this.last = context.getLong("last", 0);
			this.resumed = context.containsKey("last");
		}

		@Override
		public void update(ExecutionContext context) {
			context.putLong("last", this.last);
		}

		@Override
		public @Nullable Long read() throws InterruptedException {
			if (this.last == this.asked.items()) {
				return null;
			}
			TimeUnit.MILLISECONDS.sleep(this.asked.millis());
			if (this.last + 1 == this.asked.fails() && !this.resumed) {
				throw new IllegalStateException("It was to fail");
			}
			this.last++;
			return this.last;
		}

	}

}
