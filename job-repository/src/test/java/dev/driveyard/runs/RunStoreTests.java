package dev.driveyard.runs;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link RunStore} and Spring Batch's repository on both databases.
 */
@ParameterizedClass
@EnumSource
class RunStoreTests {

	private static final Issue ISSUE = new Issue(Issue.Code.UNREADABLE_ENTRY, "/a\nb\uEFFF", "no\nway");

	private final TestLibrary library;

	private final RunStore runs;

	private final JobRepository repository;

	RunStoreTests(Dialect dialect) {
		this.library = TestLibrary.shared(dialect);
		this.runs = this.library.get(RunStore.class);
		this.repository = this.library.get(JobRepository.class);
	}

	@Test
	void theJobRepositoryKeepsItsRowsInTheLibrarysDatabase() {
		JobExecution execution = start("a");
		StepExecution step = this.repository.createStepExecution("discover", execution);
		step.setExecutionContext(new ExecutionContext());
		step.getExecutionContext().putString("walk.lastPath", "ä/\uEFFF");
		this.repository.updateExecutionContext(step);
		assertThat(this.library.client()
			.sql("SELECT SHORT_CONTEXT FROM BATCH_STEP_EXECUTION_CONTEXT WHERE STEP_EXECUTION_ID = ?")
			.param(step.getId())
			.query(String.class)
			.single()).isEqualTo("{\"walk.lastPath\":\"ä/\uEFFF\"}");
		assertThat(this.library.count("BATCH_JOB_EXECUTION")).isEqualTo(1);
		StepExecution read = Objects
			.requireNonNull(this.repository.getLastStepExecution(execution.getJobInstance(), "discover"));
		assertThat(read.getExecutionContext().getString("walk.lastPath")).isEqualTo("ä/\uEFFF");
	}

	@Test
	void aRunIsReadBackWithTheStateOfItsExecution() {
		JobExecution execution = start("a");
		Run run = add(execution, "index a", 3L);
		assertThat(this.runs.find(run.id())).contains(run);
		LocalDateTime started = LocalDateTime.of(2026, 3, 29, 2, 30, 0, 123_000_000);
		execution.setStatus(BatchStatus.FAILED);
		execution.setStartTime(started);
		execution.setEndTime(started.plusHours(1));
		execution.setExitStatus(new ExitStatus("FAILED", "disk\nfull"));
		this.repository.update(execution);
		Run ended = this.runs.find(run.id()).orElseThrow();
		assertThat(ended.status()).isEqualTo(BatchStatus.FAILED);
		assertThat(ended.started()).isEqualTo(started);
		assertThat(ended.ended()).isEqualTo(started.plusHours(1));
		assertThat(ended.exitMessage()).isEqualTo("disk\nfull");
		assertThat(ended.isResumable()).isTrue();
		assertThat(ended.isActive()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "STOPPED, PLANNED, '', PLANNED",
			"STOPPED, STOPPED, It is planned and waits for confirmation., PLANNED", "STOPPED, STOPPED, '', STOPPED",
			"ABANDONED, PLANNED, '', ABANDONED", "FAILED, FAILED, no, FAILED", "COMPLETED, COMPLETED, '', COMPLETED" })
	void whatWaitsForConfirmationIsPlannedAlsoIfAnOlderVersionPlannedIt(BatchStatus status, String code, String message,
			Run.State state) {
		JobExecution execution = start("a");
		Run run = add(execution, "index a", null);
		execution.setStatus(status);
		execution.setExitStatus(new ExitStatus(code, message));
		this.repository.update(execution);
		assertThat(this.runs.find(run.id()).orElseThrow().state()).isEqualTo(state);
	}

	@Test
	void runsComeNewestFirstInPages() {
		List<Long> ids = List.of(add(start("a"), "s", null).id(), add(start("b"), "s", null).id(),
				add(start("c"), "other", null).id());
		assertThat(this.runs.page(Long.MAX_VALUE, 2)).extracting(Run::id).containsExactly(ids.get(2), ids.get(1));
		assertThat(this.runs.page(ids.get(1), 2)).extracting(Run::id).containsExactly(ids.get(0));
		assertThat(this.runs.lastOf("s").map(Run::id)).hasValue(ids.get(1));
		assertThat(this.runs.lastOf("none")).isEmpty();
	}

	@Test
	void onlyRunsThatSayTheyRunAreActive() {
		JobExecution running = start("a");
		JobExecution ended = start("b");
		add(running, "a", null);
		add(ended, "b", null);
		ended.setStatus(BatchStatus.COMPLETED);
		this.repository.update(ended);
		assertThat(this.runs.active()).extracting(Run::id).containsExactly(running.getId());
		running.setStatus(BatchStatus.STOPPING);
		this.repository.update(running);
		assertThat(this.runs.active()).hasSize(1).allMatch(Run::isActive);
	}

	@Test
	void theIssuesOfARunAndTheEarlierOnesOfItsInstanceAreCounted() {
		JobExecution first = start("a");
		Run run = add(first, "a", null);
		first.setStatus(BatchStatus.FAILED);
		this.repository.update(first);
		JobExecution second = this.repository.createJobExecution(first.getJobInstance(), parameters("a"),
				new ExecutionContext());
		Run restart = add(second, "a", null);
		Run other = add(start("b"), "b", null);
		this.runs.addIssues(run.id(), List.of(ISSUE, ISSUE));
		this.runs.addIssues(restart.id(), List.of(ISSUE));
		assertThat(this.runs.find(run.id()).orElseThrow().issues()).isEqualTo(2);
		assertThat(this.runs.find(restart.id()).orElseThrow().issues()).isEqualTo(3);
		assertThat(this.runs.find(other.id()).orElseThrow().issues()).isZero();
		List<RunStore.RunIssue> page = this.runs.issues(run.instance(), 0, 2);
		assertThat(page).extracting(RunStore.RunIssue::issue).containsExactly(ISSUE, ISSUE);
		assertThat(this.runs.issues(run.instance(), page.get(1).id(), 2)).hasSize(1);
	}

	private JobExecution start(String what) {
		JobInstance instance = this.repository.createJobInstance("index", parameters(what));
		return this.repository.createJobExecution(instance, parameters(what), new ExecutionContext());
	}

	private static JobParameters parameters(String what) {
		return new JobParametersBuilder().addString("what", what).toJobParameters();
	}

	private Run add(JobExecution execution, String subject, @Nullable Long location) {
		Run run = new Run(execution.getId(), execution.getJobInstance().getId(), "index", subject, "Index\nit",
				location, new Run.Owner("höst", 4711, 17, 18), BatchStatus.STARTING, null, null, 0, "UNKNOWN", "");
		this.runs.add(run);
		return run;
	}

}
