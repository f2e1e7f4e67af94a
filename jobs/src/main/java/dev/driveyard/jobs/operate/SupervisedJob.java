package dev.driveyard.jobs.operate;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.driveyard.files.LogMarks;
import dev.driveyard.jobs.operate.ActiveRuns.ActiveRun;
import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.Heartbeat;
import dev.driveyard.runs.RunStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.AbstractJob;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.UnexpectedJobExecutionException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.ListableStepLocator;
import org.springframework.batch.core.step.NoSuchStepException;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepLocator;
import org.springframework.dao.DataAccessException;

/**
 * A job as Spring Batch starts it. Its steps are built for each execution, from the
 * parameters of that.
 */
public final class SupervisedJob implements Job, ListableStepLocator {

	private static final Logger logger = LoggerFactory.getLogger(SupervisedJob.class);

	private final JobDefinition definition;

	private final JobRepository repository;

	private final RunStore runs;

	private final ActiveRuns active;

	private final Heartbeat heartbeat;

	private final ClaimStore claims;

	private final LeftWork left;

	private final Supplier<Stream<ClaimListener>> waiting;

	private final Clock clock;

	public SupervisedJob(JobDefinition definition, JobRepository repository, RunStore runs, ActiveRuns active,
			Heartbeat heartbeat, ClaimStore claims, LeftWork left, Supplier<Stream<ClaimListener>> waiting,
			Clock clock) {
		this.definition = definition;
		this.repository = repository;
		this.runs = runs;
		this.active = active;
		this.heartbeat = heartbeat;
		this.claims = claims;
		this.left = left;
		this.waiting = waiting;
		this.clock = clock;
	}

	@Override
	public String getName() {
		return this.definition.name();
	}

	/** What kind of job it is. */
	public JobDefinition definition() {
		return this.definition;
	}

	@Override
	public Collection<String> getStepNames() {
		return this.definition.steps();
	}

	/**
	 * A step that is built when it is given its execution, as a partition handler does
	 * it.
	 */
	@Override
	public @Nullable Step getStep(String name) {
		return getStepNames().contains(name) ? new StepOfExecution(name) : null;
	}

	/**
	 * A step of an execution.
	 * @throws NoSuchStepException if there is none of this name, with its parameters
	 */
	public Step step(String name, JobExecution execution) throws NoSuchStepException {
		Job flow = this.definition.flow(execution, control(execution));
		Step step = (flow instanceof StepLocator steps) ? steps.getStep(name) : null;
		if (step == null) {
			throw new NoSuchStepException("The job '" + getName() + "' has no step '" + name + "' in " + execution);
		}
		return step;
	}

	private RunControl control(JobExecution execution) {
		return this.active.find(execution.getId()).map(ActiveRun::control).orElseGet(RunControl::new);
	}

	@Override
	public void execute(JobExecution execution) throws JobInterruptedException {
		Throwable failure = null;
		Long request = RunParameters.request(execution.getJobParameters());
		try (MDC.MDCCloseable run = MDC.putCloseable(LogMarks.RUN, String.valueOf(execution.getId()));
				MDC.MDCCloseable job = MDC.putCloseable(LogMarks.JOB, getName());
				MDC.MDCCloseable asked = MDC.putCloseable(LogMarks.REQUEST,
						(request != null) ? String.valueOf(request) : null)) {
			Job flow = flow(execution);
			if (flow != null) {
				flow.execute(execution);
			}
		}
		catch (JobInterruptedException | RuntimeException | Error ex) {
			failure = ex;
			throw ex;
		}
		finally {
			end(execution.getId(), failure);
		}
	}

	private void end(long run, @Nullable Throwable failure) {
		try {
			Thread worker = Thread.currentThread();
			if (this.left.afterwards(run, () -> release(run, Thread.currentThread() != worker))) {
				keep(run);
			}
		}
		finally {
			this.heartbeat.forget(run);
			this.active.end(run, failure);
		}
	}

	/**
	 * Gives back what it claimed.
	 * @param late whether that is by what has hung, not by the run itself
	 */
	private void release(long run, boolean late) {
		try {
			this.claims.release(run);
			if (late) {
				this.waiting.get().forEach((one) -> one.released(run));
			}
		}
		catch (RuntimeException ex) { // the database may be closed by now
			logger.warn("Run {} could not give back what it claimed; the next run does", run, ex);
		}
	}

	/** Others are told why they may not work on it yet. */
	private void keep(long run) {
		List<String> waits = this.left.ofRun(run);
		try {
			if (!waits.isEmpty()) {
				this.claims.addToDescription(run, LeftBehind.claims(waits));
			}
		}
		catch (DataAccessException ex) {
			logger.warn("Run {} could not say what it still waits for", run, ex);
		}
	}

	private @Nullable Job flow(JobExecution execution) {
		try {
			begin(execution);
			Job flow = this.definition.flow(execution, control(execution));
			if (flow instanceof AbstractJob job) {
				job.registerJobExecutionListener(new CompletedStepsListener());
				job.registerJobExecutionListener(new FailureListener(this.repository, control(execution).left()));
			}
			return flow;
		}
		catch (RuntimeException ex) {
			logger.error("{} can't begin", execution, ex);
			fail(execution, ex);
			return null;
		}
	}

	private void begin(JobExecution execution) {
		requireNothingLeft(this.left.of(execution.getJobInstance().getInstanceId()));
		JobRequest begun = this.definition.begin(execution);
		RunFailures.forget(execution);
		RunNotes.keep(execution, begun.notes());
		this.runs.describe(execution.getId(), begun.subject(), begun.description(), begun.location());
	}

	/** Two that write the same unfinished copy would spoil it. */
	private static void requireNothingLeft(List<String> left) {
		if (!left.isEmpty()) {
			throw new OperateException("The run was stopped before, but this still does not react: "
					+ LeftBehind.names(left) + ". Wait until the disk or server answers, or end this process;"
					+ " then let the run go on.");
		}
	}

	private void fail(JobExecution execution, RuntimeException cause) {
		execution.addFailureException(cause);
		execution.setStatus(BatchStatus.FAILED);
		new FailureListener(this.repository, List.of()).keep(execution, Failures.of(cause));
		execution.setEndTime(LocalDateTime.now(this.clock.getZone()));
		this.repository.update(execution);
	}

	/** A step by name, whatever the execution will be. */
	private final class StepOfExecution implements Step {

		private final String name;

		StepOfExecution(String name) {
			this.name = name;
		}

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public void execute(StepExecution execution) throws JobInterruptedException {
			try {
				step(this.name, execution.getJobExecution()).execute(execution);
			}
			catch (NoSuchStepException ex) {
				throw new UnexpectedJobExecutionException(String.valueOf(ex.getMessage()), ex);
			}
		}

	}

}
