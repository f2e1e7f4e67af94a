package dev.driveyard.jobs.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.testing.JobTestBase;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.jobs.testing.WatchedBackend;
import dev.driveyard.runs.Run;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.JobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.ListableStepLocator;
import org.springframework.batch.core.step.NoSuchStepException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The jobs as somebody sees them who knows Spring Batch and nothing else: found by name,
 * started, stopped and restarted by Spring Batch's own operator.
 */
@SuppressWarnings("NullAway.Init")
class SpringBatchOperatorTests extends JobTestBase {

	private static final List<String> NAMES = List.of("index", "copy", "move", "delete", "restore", "empty-trash",
			"duplicates", "reclaim", "validate", "repair", "thumbnails", "check", "prune-history");

	private Tree tree;

	private JobOperator batch;

	private JobRegistry registry;

	private JobRepository repository;

	@BeforeEach
	void plantTree() {
		this.tree = Tree.create(this.temp.resolve("tree"));
		this.tree.fill("source", 40, 3);
		this.tree.directory("target");
		this.batch = this.jobs.bean(JobOperator.class);
		this.registry = this.jobs.bean(JobRegistry.class);
		this.repository = this.jobs.bean(JobRepository.class);
	}

	private String source() {
		return LocalPaths.encode(this.tree.path("source"));
	}

	/** What a job wants that something has to be there for. */
	private JobParameters parameters(String job) throws IOException {
		Map<String, Object> parameters = switch (job) {
			case "index" -> Map.of("path", source(), "mode", "content");
			case "copy", "move" -> Map.of("sources", List.of(source()), "destination",
					LocalPaths.encode(this.tree.path("target")), "method", "stream");
			case "delete" -> Map.of("paths", List.of(source()), "mode", "permanent", "confirmed", true);
			case "restore" -> Map.of("run", trashed());
			case "empty-trash" -> {
				trashed();
				yield Map.of("confirmed", true);
			}
			case "reclaim" -> Map.of("run", foundTwice(), "keep", "oldest", "action", "delete", "confirmed", true);
			case "repair" -> Map.of("run", foundRotten(), "confirmed", true);
			case "check" -> Map.of("a", source(), "b", LocalPaths.encode(this.tree.path("target")), "mode", "read");
			case "prune-history" -> Map.of("olderThan", "12h");
			default -> {
				this.jobs.index(this.tree.path("source"), Map.of("mode", "content"));
				yield Map.of("paths", List.of(source()));
			}
		};
		JobParameters kept = this.jobs.bean(JobDefinitions.class).require(job).parse(parameters).parameters();
		return new JobParametersBuilder(kept).addLong("sequence", 77L).toJobParameters();
	}

	private long trashed() {
		return run("delete", Map.of("paths", List.of(source()), "mode", "trash"));
	}

	private long foundTwice() {
		this.tree.file("source/d0001/one", "the same");
		this.tree.file("source/d0002/other", "the same");
		return run("duplicates", Map.of("paths", List.of(source())));
	}

	/** One file whose bytes have changed by themselves, of which there is a copy. */
	private long foundRotten() throws IOException {
		Path file = this.tree.file("source/d0001/one", "the same");
		this.tree.file("source/d0002/other", "the same");
		this.jobs.index(this.tree.path("source"), Map.of("mode", "content"));
		FileTime time = Files.getLastModifiedTime(file);
		Files.writeString(file, "the sane");
		Files.setLastModifiedTime(file, time);
		return run("validate", Map.of("paths", List.of(source())));
	}

	private long run(String job, Map<String, Object> parameters) {
		RunOperator operator = this.jobs.operator();
		Run run = operator.execute(operator.prepare(job, parameters, false)).run();
		assertThat(run.status()).as(run.exitMessage()).isEqualTo(BatchStatus.COMPLETED);
		return run.id();
	}

	/** What is there once a job has done its work. */
	private void requireDone(String job) {
		Path one = this.tree.path("source/d0001/one");
		Path other = this.tree.path("source/d0002/other");
		switch (job) {
			case "restore" -> assertThat(this.tree.path("source/d0001")).isDirectory();
			case "empty-trash" -> assertThat(this.temp.resolve("data/Trash/files")).isEmptyDirectory();
			case "reclaim" -> assertThat(Stream.of(one, other).filter(Files::exists)).hasSize(1);
			case "repair" -> assertThat(one).hasContent("the same");
			default -> assertThat(this.tree.path("source/d0001").toFile().exists())
				.isEqualTo(!List.of("move", "delete").contains(job));
		}
	}

	private JobExecution ended(JobExecution execution) {
		this.jobs.operator().await(execution.getId());
		return Objects.requireNonNull(this.repository.getJobExecution(execution.getId()));
	}

	@Test
	void eachJobIsInTheRegistryAndGivesItsStepsByName() throws Exception {
		assertThat(this.registry.getJobNames()).containsExactlyInAnyOrderElementsOf(NAMES);
		for (String name : this.registry.getJobNames()) {
			ListableStepLocator job = (ListableStepLocator) Objects.requireNonNull(this.registry.getJob(name));
			assertThat(job.getStepNames()).isNotEmpty();
			for (String step : job.getStepNames()) {
				assertThat(Objects.requireNonNull(job.getStep(step)).getName()).isEqualTo(step);
			}
			assertThat(job.getStep("none")).isNull();
		}
	}

	static Stream<String> jobs() {
		return NAMES.stream();
	}

	@ParameterizedTest
	@MethodSource("jobs")
	void eachJobIsStartedStoppedAndRestartedByItsName(String name) throws Exception {
		JobParameters parameters = parameters(name);
		Job job = Objects.requireNonNull(this.registry.getJob(name));
		AtomicReference<JobExecution> started = new AtomicReference<>();
		AtomicBoolean asked = new AtomicBoolean();
		WatchedBackend.Watcher stop = (path) -> {
			JobExecution execution = started.get();
			if (execution != null && !asked.getAndSet(true)) {
				elsewhere(() -> stop(execution));
			}
		};
		this.jobs.volume().watch(stop);
		this.jobs.volume().watchReads(stop);
		JobExecution first = this.batch.start(job, parameters);
		started.set(first);
		JobExecution last = ended(first);
		assertThat(last.getStatus()).as(last.getExitStatus().getExitDescription())
			.isIn(BatchStatus.STOPPED, BatchStatus.COMPLETED);
		this.jobs.volume().leave();
		if (last.getStatus() == BatchStatus.STOPPED) {
			JobExecution restarted = this.batch.restart(last);
			assertThat(restarted.getJobInstance().getInstanceId()).isEqualTo(first.getJobInstance().getInstanceId());
			last = ended(restarted);
		}
		assertThat(last.getStatus()).as(last.getExitStatus().getExitDescription()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(last.getStepExecutions()).isNotEmpty();
		requireDone(name);
		assertThat(this.jobs.operator().require(last.getId()).owner().process()).isNotNull();
	}

	/**
	 * Its process died after its last step had ended, and before it said so of the run.
	 */
	@ParameterizedTest
	@MethodSource("jobs")
	void aRunThatLacksItsEndAloneIsCompletedByARestart(String name) throws Exception {
		Job job = Objects.requireNonNull(this.registry.getJob(name));
		JobExecution whole = ended(this.batch.start(job, parameters(name)));
		assertThat(whole.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		whole.setStatus(BatchStatus.FAILED);
		this.repository.update(whole);

		JobExecution restarted = ended(this.batch.restart(whole));

		assertThat(restarted.getStatus()).as(restarted.getExitStatus().getExitDescription())
			.isEqualTo(BatchStatus.COMPLETED);
		requireDone(name);
	}

	/** In a thread that has no part in the run, and none in its transaction. */
	private static void elsewhere(Runnable action) {
		CompletableFuture.runAsync(action, (task) -> new Thread(task).start()).join();
	}

	private void stop(JobExecution execution) {
		try {
			this.batch.stop(Objects.requireNonNull(this.repository.getJobExecution(execution.getId())));
			BatchStatus now = Objects.requireNonNull(this.repository.getJobExecution(execution.getId())).getStatus();
			assertThat(now).as("it runs until its worker has stopped").isEqualTo(BatchStatus.STARTED);
		}
		catch (JobExecutionNotRunningException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aRunThatLivesIsNeitherRestartedNorRecoveredNorAbandoned() throws Exception {
		Job job = Objects.requireNonNull(this.registry.getJob("index"));
		AtomicReference<JobExecution> started = new AtomicReference<>();
		AtomicBoolean asked = new AtomicBoolean();
		AtomicReference<Throwable> wrong = new AtomicReference<>();
		this.jobs.volume().watch((path) -> {
			JobExecution execution = started.get();
			if (execution != null && !asked.getAndSet(true)) {
				try {
					elsewhere(() -> requireUntouchable(execution));
				}
				catch (CompletionException ex) {
					wrong.set(ex);
				}
			}
		});
		JobExecution running = this.batch.start(job, parameters("index"));
		started.set(running);
		JobExecution ended = ended(running);
		assertThat(wrong.get()).isNull();
		assertThat(ended.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThatExceptionOfType(JobExecutionNotRunningException.class).isThrownBy(() -> this.batch.stop(ended));
	}

	private void requireUntouchable(JobExecution running) {
		JobExecution read = Objects.requireNonNull(this.repository.getJobExecution(running.getId()));
		assertThatExceptionOfType(OperateException.class).isThrownBy(() -> this.batch.recover(read))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(FailureCode.ALIVE));
		assertThatExceptionOfType(JobExecutionAlreadyRunningException.class).isThrownBy(() -> this.batch.abandon(read));
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> this.batch.restart(read));
		assertThat(this.jobs.operator().require(running.getId()).isActive()).isTrue();
	}

	@Test
	void aStepOfAnExecutionIsBuiltFromItsParameters() throws Exception {
		SupervisedJob job = (SupervisedJob) Objects.requireNonNull(this.registry.getJob("index"));
		JobExecution execution = ended(this.batch.start(job, parameters("index")));
		assertThat(job.step("identify", execution).getName()).isEqualTo("identify");
		assertThatExceptionOfType(NoSuchStepException.class).as("it is not deep")
			.isThrownBy(() -> job.step("analyse", execution));
	}

	@Test
	void aPlanIsConfirmedOrDiscardedByTheRunThatMadeIt() {
		Map<String, Object> asked = Map.of("paths", List.of(source()), "mode", "permanent");
		RunOperator operator = this.jobs.operator();
		Run planned = operator.execute(operator.prepare("delete", asked, false)).run();
		assertThat(planned.state()).isEqualTo(Run.State.PLANNED);
		this.tree.file("source/new", "not planned");
		Run done = operator.execute(operator.confirm(planned.id())).run();
		assertThat(done.state()).isEqualTo(Run.State.COMPLETED);
		assertThat(done.instance()).isEqualTo(planned.instance());
		assertThat(this.tree.path("source/new")).exists();
		assertThat(this.tree.path("source/d0001")).doesNotExist();
		assertThatExceptionOfType(OperateException.class).isThrownBy(() -> operator.confirm(done.id()))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(FailureCode.NOT_PLANNED));
		Run second = operator.execute(operator.prepare("delete", asked, false)).run();
		assertThat(operator.discard(second.id()).state()).isEqualTo(Run.State.ABANDONED);
		assertThat(this.jobs.sql()
			.sql("SELECT count(*) FROM operation WHERE instance_id = ?")
			.param(second.instance())
			.query(Long.class)
			.single()).isZero();
		assertThat(this.tree.path("source/new")).exists();
	}

	@Test
	void whatWasOnlyToBeShownIsNotConfirmed() {
		RunOperator operator = this.jobs.operator();
		Run shown = operator
			.execute(operator.prepare("delete", Map.of("paths", List.of(source()), "mode", "permanent", "dryRun", true),
					false))
			.run();
		assertThatExceptionOfType(OperateException.class).isThrownBy(() -> operator.confirm(shown.id()))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(FailureCode.NOT_PLANNED));
		assertThat(this.tree.path("source/d0001")).exists();
	}

}
