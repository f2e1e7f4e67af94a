package dev.driveyard.jobs.operate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.Library;
import dev.driveyard.catalogue.LibraryLock;
import dev.driveyard.runs.Liveness;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameter;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;

/**
 * Starts and ends runs. Asking for the same work again resumes the run that did not
 * finish it; a finished one is repeated.
 */
public class RunOperator {

	private static final Logger logger = LoggerFactory.getLogger(RunOperator.class);

	/** The parameter that tells a repetition from the run before. */
	private static final String SEQUENCE = "sequence";

	/** The parameter that says who asked for a run. */
	private static final String REQUESTED_BY = "requestedBy";

	private final Map<String, SupervisedJob> jobs = new TreeMap<>();

	private final JobOperator operator;

	private final JobRepository repository;

	private final RunStore runs;

	private final Library library;

	private final Clock clock;

	public RunOperator(Collection<SupervisedJob> jobs, JobOperator operator, JobRepository repository, RunStore runs,
			Library library, Clock clock) {
		jobs.forEach((job) -> this.jobs.put(job.getName(), job));
		this.operator = operator;
		this.repository = repository;
		this.runs = runs;
		this.library = library;
		this.clock = clock;
	}

	/**
	 * The kinds of jobs, by name.
	 */
	public List<JobDefinition> definitions() {
		return this.jobs.values().stream().map(SupervisedJob::definition).toList();
	}

	/**
	 * One kind of job.
	 * @throws OperateException if there is none of this name
	 */
	public JobDefinition definition(String job) {
		return job(job).definition();
	}

	/**
	 * Plans a run that nobody in particular asks for.
	 * @see #prepare(RunRequest, boolean)
	 */
	public Launch prepare(String job, Map<String, Object> parameters, boolean fresh) {
		return prepare(RunRequest.of(job, parameters, ""), fresh);
	}

	/**
	 * Plans a run: the unfinished one that was asked for the same, or a new one.
	 * @param fresh whether to give an unfinished one up
	 * @throws IllegalArgumentException if a parameter is wrong
	 * @throws OperateException if the same work is being done now
	 */
	public Launch prepare(RunRequest asked, boolean fresh) {
		SupervisedJob found = job(asked.job());
		JobRequest request = found.definition().parse(asked.parameters());
		recoverDead();
		Run last = this.runs.lastOf(request.subject()).orElse(null);
		if (last != null && last.isActive()) {
			throw new OperateException("Run " + last.id() + " is doing this already: " + last.description()
					+ ". Watch it with: driveyard runs show " + last.id());
		}
		requireFreeLocation(request);
		if (last != null && last.isResumable()) {
			if (!fresh) {
				return new Launch(found, request, requestedBy(instanceParameters(last, request), asked), last);
			}
			abandon(last.id());
		}
		long sequence = this.runs.page(Long.MAX_VALUE, 1).stream().mapToLong(Run::id).findFirst().orElse(0) + 1;
		JobParameters identified = new JobParametersBuilder(request.parameters()).addLong(SEQUENCE, sequence)
			.toJobParameters();
		removeUnstarted(asked.job(), identified);
		return new Launch(found, request, requestedBy(identified, asked), null);
	}

	private static JobParameters requestedBy(JobParameters parameters, RunRequest asked) {
		return new JobParametersBuilder(parameters).addString(REQUESTED_BY, asked.requestedBy(), false)
			.toJobParameters();
	}

	/**
	 * Spring Batch records an instance before its first execution. Where a process died
	 * in between, it refuses that instance for ever, so it has to go.
	 */
	private void removeUnstarted(String job, JobParameters parameters) {
		JobInstance instance = this.repository.getJobInstance(job, parameters);
		if (instance != null && this.repository.getJobExecutions(instance).isEmpty()) {
			logger.info("Removing {}, whose process died before it started", instance);
			this.repository.deleteJobInstance(instance);
		}
	}

	private void requireFreeLocation(JobRequest request) {
		Long location = request.location();
		this.runs.active()
			.stream()
			.filter((run) -> location != null && location.equals(run.location()))
			.findFirst()
			.ifPresent((run) -> {
				throw new OperateException("Run " + run.id() + " is working on the same location: " + run.description()
						+ ". Wait for it or stop it with: driveyard runs stop " + run.id());
			});
	}

	/**
	 * The identifying parameters of the instance to resume, as they are kept, with the
	 * tuning that is asked for now.
	 */
	private JobParameters instanceParameters(Run last, JobRequest request) {
		Set<JobParameter<?>> parameters = new HashSet<>(
				execution(last.id()).getJobParameters().getIdentifyingParameters());
		Set<String> names = parameters.stream().map(JobParameter::name).collect(Collectors.toSet());
		request.parameters()
			.parameters()
			.stream()
			.filter((one) -> !one.identifying() && !names.contains(one.name()))
			.forEach(parameters::add);
		return new JobParameters(parameters);
	}

	/**
	 * Plans to resume a run with the parameters that it had.
	 */
	public Launch prepareRestart(long runId) {
		recoverDead();
		Run run = require(runId);
		if (!run.isResumable()) {
			throw new OperateException("Run " + runId + " is " + word(run.status())
					+ ": only a failed or stopped run can be restarted." + hint(run));
		}
		Run newest = this.runs.lastOf(run.subject()).orElse(run);
		if (newest.id() != run.id()) {
			throw new OperateException("Run " + runId + " was followed by run " + newest.id() + " ("
					+ word(newest.status()) + ") for the same work; restart that one.");
		}
		SupervisedJob job = job(run.job());
		JobParameters parameters = onItsOwn(execution(runId).getJobParameters());
		JobRequest request = job.definition().parse(parameters);
		requireFreeLocation(request);
		return new Launch(job, request, parameters, run);
	}

	private static JobParameters onItsOwn(JobParameters parameters) {
		return new JobParameters(parameters.parameters()
			.stream()
			.filter((parameter) -> !parameter.name().equals(RunStore.PART_OF))
			.collect(Collectors.toSet()));
	}

	private static String word(BatchStatus status) {
		return status.name().toLowerCase(Locale.ROOT);
	}

	private static String hint(Run run) {
		return (run.status() == BatchStatus.COMPLETED) ? " To do the work again, start it anew." : "";
	}

	/**
	 * Runs what was planned, in the calling thread.
	 */
	public Outcome execute(Launch launch) {
		try {
			JobExecution execution = this.operator.start(launch.job(), launch.parameters());
			String failure = Failures.describe(execution.getAllFailureExceptions());
			if (execution.getStatus() == BatchStatus.UNKNOWN) {
				recoverUnknown(execution);
			}
			return new Outcome(require(execution.getId()), failure, launch.job().takeNotes(execution.getId()));
		}
		catch (JobExecutionException ex) {
			throw new OperateException("The run can't be started: " + ex.getMessage(), ex);
		}
	}

	/**
	 * The end of the run could not be recorded, e.g. on a full disk; perhaps it can be
	 * now.
	 */
	private void recoverUnknown(JobExecution execution) {
		try {
			recover(execution(execution.getId()));
		}
		catch (DataAccessException ex) {
			logger.warn("Run {} could not be recorded as failed; the next start will do it", execution.getId(), ex);
		}
	}

	/**
	 * Asks a run to stop at its next chunk boundary, in whatever process it runs.
	 */
	public void stop(long runId) {
		Run run = require(runId);
		if (!run.isActive()) {
			throw new OperateException("Run " + runId + " is not running: it is " + word(run.status()) + ".");
		}
		this.runs.requestStop(runId);
	}

	/**
	 * Gives a run up: it can't be resumed any more.
	 */
	public Run abandon(long runId) {
		recoverDead();
		Run run = require(runId);
		if (!run.isResumable()) {
			throw new OperateException(
					"Run " + runId + " is " + word(run.status()) + ": only a failed or stopped run can be abandoned.");
		}
		JobExecution execution = execution(runId);
		execution.setStatus(BatchStatus.ABANDONED);
		this.repository.update(execution);
		return require(runId);
	}

	/**
	 * Marks the runs whose process died as failed, so that they can be resumed.
	 * @return those runs
	 */
	public List<Run> recoverDead() {
		Instant now = this.clock.instant();
		List<Run> dead = this.runs.active()
			.stream()
			.filter((run) -> run.status() == BatchStatus.UNKNOWN || !Liveness.isAlive(run.owner(), now))
			.toList();
		dead.forEach((run) -> recover(execution(run.id())));
		recoverUnowned();
		return dead.stream().map((run) -> require(run.id())).toList();
	}

	/** Executions whose process died before it could say that they are its own. */
	private void recoverUnowned() {
		LocalDateTime longAgo = LocalDateTime.now(this.clock.getZone()).minusMinutes(2);
		for (String job : this.jobs.keySet()) {
			for (JobExecution execution : this.repository.findRunningJobExecutions(job)) {
				boolean old = execution.getCreateTime().isBefore(longAgo) || holdsLibrary();
				if (this.runs.find(execution.getId()).isEmpty() && old) {
					recover(execution);
				}
			}
		}
	}

	/** Whether no other process can be running a job on this library. */
	private boolean holdsLibrary() {
		Object pid = this.library.database().isServer() ? null : LibraryLock.holder(this.library).get("pid");
		return pid != null && Long.parseLong(pid.toString()) == ProcessHandle.current().pid();
	}

	private void recover(JobExecution execution) {
		logger.info("Recovering run {}, whose process died", execution.getId());
		LocalDateTime now = LocalDateTime.now(this.clock.getZone());
		for (StepExecution step : execution.getStepExecutions()) {
			if (step.getStatus().isRunning() || step.getStatus() == BatchStatus.UNKNOWN) {
				step.setStatus(BatchStatus.FAILED);
				step.setEndTime(now);
				this.repository.update(step);
			}
		}
		execution.setStatus(BatchStatus.FAILED);
		execution.setExitStatus(ExitStatus.FAILED
			.addExitDescription("It ended without a record: its process died, or its disk was full."));
		execution.setEndTime(now);
		this.repository.update(execution);
	}

	/**
	 * What the runs of an instance did.
	 */
	public Map<String, Object> summary(Run run) {
		return job(run.job()).definition().summary(execution(run.id()).getJobInstance());
	}

	/**
	 * A run that must exist.
	 */
	public Run require(long runId) {
		return this.runs.find(runId).orElseThrow(() -> new OperateException("There is no run " + runId + "."));
	}

	private SupervisedJob job(String name) {
		SupervisedJob job = this.jobs.get(name);
		if (job == null) {
			throw new OperateException(
					"There is no job '" + name + "'; there are: " + String.join(", ", this.jobs.keySet()));
		}
		return job;
	}

	private JobExecution execution(long id) {
		return Objects.requireNonNull(this.repository.getJobExecution(id),
				() -> "Run " + id + " is not in the repository");
	}

	/**
	 * A run as it ended.
	 *
	 * @param failure why it failed, for a person; null if it did not
	 * @param notes what a person should know of how it began
	 */
	public record Outcome(Run run, @Nullable String failure, List<String> notes) {
	}

	/**
	 * A planned run.
	 *
	 * @param resumed the run that it goes on with, null if it is new
	 */
	public record Launch(SupervisedJob job, JobRequest request, JobParameters parameters, @Nullable Run resumed) {

		/**
		 * The same as a part of another run, which whoever looks at the history asked
		 * for.
		 */
		public Launch asPartOf(long run) {
			JobParameters more = new JobParametersBuilder(this.parameters).addLong(RunStore.PART_OF, run, false)
				.toJobParameters();
			return new Launch(this.job, this.request, more, this.resumed);
		}

	}

}
