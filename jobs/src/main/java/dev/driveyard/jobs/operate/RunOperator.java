package dev.driveyard.jobs.operate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;

import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.ActiveRuns.ActiveRun;
import dev.driveyard.jobs.operate.ResumableRuns.Resumption;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.summary.RunNote;
import dev.driveyard.jobs.summary.RunSummary;
import dev.driveyard.journal.RemovalJournal;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.requests.RequestStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.JobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Starts and ends runs. Asking for the same work again resumes the run that did not
 * finish it; a finished one is repeated.
 */
public class RunOperator {

	private static final Logger logger = LoggerFactory.getLogger(RunOperator.class);

	private final JobDefinitions definitions;

	private final JobRegistry registry;

	private final JobOperator operator;

	private final JobRepository repository;

	private final RunStore runs;

	private final ActiveRuns active;

	private final DeadRuns dead;

	private final RunAdmission admission;

	private final RemovalJournal plans;

	private final RequestStore requests;

	private final ResumableRuns resumable;

	RunOperator(JobDefinitions definitions, JobRegistry registry, JobOperator operator, JobRepository repository,
			RunStore runs, ActiveRuns active, DeadRuns dead, RunAdmission admission, RemovalJournal plans,
			RequestStore requests, ResumableRuns resumable) {
		this.definitions = definitions;
		this.registry = registry;
		this.operator = operator;
		this.repository = repository;
		this.runs = runs;
		this.active = active;
		this.dead = dead;
		this.admission = admission;
		this.plans = plans;
		this.requests = requests;
		this.resumable = resumable;
	}

	/**
	 * The kinds of jobs, by name.
	 */
	public List<JobDefinition> definitions() {
		return this.definitions.all();
	}

	/**
	 * One kind of job.
	 * @throws OperateException if there is none of this name
	 */
	public JobDefinition definition(String job) {
		return this.definitions.require(job);
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
	 * @param fresh whether to give an unfinished one up, once the new one has begun
	 * @throws IllegalArgumentException if a parameter is wrong
	 * @throws OperateException if the same work is being done now
	 */
	public Launch prepare(RunRequest asked, boolean fresh) {
		return prepare(asked, fresh, this.requests::nextId);
	}

	/**
	 * Plans the run of a request that waited. Done twice, it is the same run.
	 * @param id of the request
	 */
	public Launch prepareRequested(RunRequest asked, long id) {
		return prepare(asked, false, () -> id);
	}

	private Launch prepare(RunRequest asked, boolean fresh, LongSupplier sequence) {
		JobRequest request = definition(asked.job()).parse(asked.parameters());
		Run last = this.runs.lastOf(request.subject()).orElse(null);
		if (last != null && last.isActive()) {
			throw isDoingThis(last);
		}
		this.admission.requireUnclaimed(request);
		if (last != null && last.isResumable()) {
			if (!fresh) {
				return new Launch(request,
						RunParameters.again(execution(last.id()).getJobParameters(), request, asked.requestedBy()),
						last, null);
			}
		}
		Long given = (last != null && last.isResumable()) ? last.id() : null;
		return new Launch(request, RunParameters.first(request, sequence.getAsLong(), asked.requestedBy()), null,
				given);
	}

	static OperateException isDoingThis(Run run) {
		return new OperateException(Failure.ofRun(FailureCode.ALREADY_RUNNING,
				"Run " + run.id() + " is doing this already: " + run.description() + ".", run.id()));
	}

	/**
	 * Plans to resume a run with the parameters that it had.
	 */
	public Launch prepareRestart(long runId) {
		return goOn(this.resumable.toRestart(runId));
	}

	/**
	 * Prepares to go on with exactly what a run has planned.
	 */
	public Launch confirm(long runId) {
		return goOn(this.resumable.toConfirm(runId));
	}

	private Launch goOn(Resumption resumption) {
		this.admission.requireUnclaimed(resumption.request());
		return new Launch(resumption.request(), resumption.parameters(), resumption.run(), null);
	}

	/**
	 * Forgets what a run has planned, and gives it up.
	 */
	public Run discard(long runId) {
		Run run = this.resumable.requirePlanned(runId);
		Run given = abandon(runId);
		this.plans.forgetPlan(run.instance());
		return given;
	}

	static String word(Run run) {
		return run.state().name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Runs what was planned and waits for its end.
	 */
	public Outcome execute(Launch launch) {
		return end(begin(launch));
	}

	/**
	 * Starts what was planned, in a thread of its own.
	 * @return the id of the run
	 */
	public long start(Launch launch) {
		return begin(launch).getId();
	}

	private JobExecution begin(Launch launch) {
		try {
			Job job = Objects.requireNonNull(this.registry.getJob(launch.request().job()));
			JobExecution begun = this.operator.start(job, launch.parameters());
			Optional.ofNullable(launch.givesUp()).ifPresent(this::giveUp);
			return begun;
		}
		catch (JobExecutionException | IllegalStateException | DataIntegrityViolationException
				| ConcurrencyFailureException ex) {
			throw cantStart(launch, ex);
		}
	}

	/**
	 * What the new run was to give up can't be gone on with any more, since that follows
	 * it: now that is recorded too.
	 */
	private void giveUp(long run) {
		try {
			abandon(run);
		}
		catch (OperateException | DataAccessException ex) {
			logger.warn("Run {} could not be recorded as given up; it is followed by another", run, ex);
		}
	}

	/** Another process may have come first, or be about to. */
	private OperateException cantStart(Launch launch, Exception ex) {
		return this.runs.lastOf(launch.request().subject())
			.filter(Run::isActive)
			.map(RunOperator::isDoingThis)
			.orElseGet(() -> new OperateException("The run can't be started: " + ex.getMessage(), ex));
	}

	/**
	 * Waits for the end of a run of this process.
	 */
	public Outcome await(long runId) {
		JobExecution execution = this.active.find(runId).map(ActiveRun::execution).orElse(null);
		if (execution != null) {
			return end(execution);
		}
		Run run = require(runId);
		return new Outcome(run, failure(run), RunNotes.of(execution(runId)));
	}

	private Outcome end(JobExecution execution) {
		try {
			this.active.find(execution.getId()).map(ActiveRun::ended).ifPresent(CompletableFuture::join);
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause
					: new OperateException("The run has ended without a record", ex);
		}
		Failure failure = Failures.of(execution.getAllFailureExceptions());
		if (execution.getStatus() == BatchStatus.UNKNOWN) {
			recoverUnknown(execution);
		}
		return new Outcome(require(execution.getId()), failure, RunNotes.of(execution));
	}

	/** How far a run of this process is. */
	public Progress progress(long runId) {
		return this.active.progress(runId);
	}

	/**
	 * Asks a run of this process to stop at its next chunk boundary.
	 * @return whether it is one
	 */
	public boolean requestStop(long runId) {
		return this.active.requestStop(runId);
	}

	/**
	 * The end of the run could not be recorded, e.g. on a full disk; perhaps it can be
	 * now.
	 */
	private void recoverUnknown(JobExecution execution) {
		try {
			this.operator.recover(execution);
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
		try {
			this.operator.stop(execution(runId));
		}
		catch (JobExecutionNotRunningException ex) {
			throw new OperateException(Failure.ofRun(FailureCode.NOT_RUNNING,
					"Run " + runId + " is not running: it is " + word(run) + ".", runId));
		}
	}

	/**
	 * Gives a run up: it can't be resumed any more.
	 */
	public Run abandon(long runId) {
		Run run = require(runId);
		try {
			this.operator.abandon(execution(runId));
			return require(runId);
		}
		catch (JobExecutionAlreadyRunningException ex) {
			throw new OperateException(Failure.ofRun(FailureCode.NOT_RESUMABLE,
					"Run " + runId + " is " + word(run) + ": only a failed or stopped run can be abandoned.", runId));
		}
	}

	/**
	 * Marks the runs whose process died as failed, so that they can be resumed. Whoever
	 * starts runs calls it once before the first, and may call it at any time.
	 * @return those runs
	 */
	public List<Run> recoverDead() {
		return this.dead.recover();
	}

	/**
	 * What the runs of an instance did.
	 */
	public RunSummary summary(Run run) {
		return definition(run.job()).summary(execution(run.id()).getJobInstance());
	}

	/**
	 * What the runs of an instance of a known job did.
	 * @throws ClassCastException if it is another job's
	 */
	public <S extends RunSummary> S summary(Run run, Class<S> type) {
		return type.cast(summary(run));
	}

	/** Why a run failed; null if it did not. */
	public @Nullable Failure failure(Run run) {
		return (run.status() == BatchStatus.FAILED) ? RunFailures.of(execution(run.id()), run.exitMessage()) : null;
	}

	/**
	 * A run that must exist.
	 */
	public Run require(long runId) {
		return this.resumable.require(runId);
	}

	private JobExecution execution(long id) {
		return Objects.requireNonNull(this.repository.getJobExecution(id),
				() -> "Run " + id + " is not in the repository");
	}

	/**
	 * A run as it ended.
	 *
	 * @param failure why it failed; null if it did not
	 * @param notes what a person should know of how it began
	 */
	public record Outcome(Run run, @Nullable Failure failure, List<RunNote> notes) {
	}

	/**
	 * A planned run.
	 *
	 * @param resumed the run that it goes on with, null if it is new
	 * @param givesUp the unfinished run that is given up once it has begun
	 */
	public record Launch(JobRequest request, JobParameters parameters, @Nullable Run resumed, @Nullable Long givesUp) {

		/**
		 * The same as a part of another run, which whoever looks at the history asked
		 * for.
		 */
		public Launch asPartOf(long run) {
			return new Launch(this.request, RunParameters.asPartOf(this.parameters, run), this.resumed, this.givesUp);
		}

		/**
		 * The same for a request, which this process must have taken: the run is the
		 * request's in the transaction that makes it.
		 */
		public Launch forRequest(long id, String requestedBy) {
			return new Launch(this.request, RunParameters.forRequest(this.parameters, id, requestedBy), this.resumed,
					this.givesUp);
		}

	}

}
