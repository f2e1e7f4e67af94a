package dev.driveyard.jobs.operate;

import java.util.Objects;
import java.util.Optional;

import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;

/**
 * Tells which runs can be gone on with, and how.
 */
public class ResumableRuns {

	/** Of a job that plans first: whether to go on after that. */
	private static final String CONFIRMED = "confirmed";

	/** Of a job that plans first: whether that is all. */
	private static final String DRY_RUN = "dryRun";

	private final JobDefinitions definitions;

	private final JobRepository repository;

	private final RunStore runs;

	ResumableRuns(JobDefinitions definitions, JobRepository repository, RunStore runs) {
		this.definitions = definitions;
		this.repository = repository;
		this.runs = runs;
	}

	/**
	 * A run that failed or was stopped, with the parameters that it had.
	 * @throws OperateException if it can't be gone on with
	 */
	public Resumption toRestart(long runId) {
		Run run = require(runId);
		if (!run.isResumable()) {
			throw new OperateException(Failure.ofRun(FailureCode.NOT_RESUMABLE,
					"Run " + runId + " is " + RunOperator.word(run) + ": only a failed or stopped run can be restarted."
							+ ((run.status() == BatchStatus.COMPLETED) ? " To do the work again, start it anew." : ""),
					runId));
		}
		return goOn(run, parameters(runId));
	}

	/**
	 * A run that has planned, with parameters that let it do exactly that.
	 * @throws OperateException if it has no plan that could be gone on with
	 */
	public Resumption toConfirm(long runId) {
		Run run = requirePlanned(runId);
		JobParameters parameters = parameters(runId);
		if (Arguments.bool(parameters, DRY_RUN)) {
			throw new OperateException(Failure.ofRun(FailureCode.NOT_PLANNED,
					"Run " + runId + " was only to show what it would do.", runId));
		}
		return goOn(run, new JobParametersBuilder(parameters).addString(CONFIRMED, "true", false).toJobParameters());
	}

	/**
	 * The unfinished run of the same work, which a start would go on with.
	 * @throws IllegalArgumentException if the request can't be understood
	 */
	public Optional<Run> unfinished(RunRequest asked) {
		return last(asked).filter(Run::isResumable);
	}

	/**
	 * The same, where it is to be given up.
	 * @throws OperateException if that work is being done now
	 */
	public Optional<Run> toGiveUp(RunRequest asked) {
		Optional<Run> last = last(asked);
		last.filter(Run::isActive).ifPresent((run) -> {
			throw RunOperator.isDoingThis(run);
		});
		return last.filter(Run::isResumable);
	}

	private Optional<Run> last(RunRequest asked) {
		return this.runs.lastOf(this.definitions.require(asked.job()).parse(asked.parameters()).subject());
	}

	/** A run that has planned and waits. */
	Run requirePlanned(long runId) {
		Run run = require(runId);
		if (run.state() != Run.State.PLANNED) {
			throw new OperateException(Failure.ofRun(FailureCode.NOT_PLANNED,
					"Run " + runId + " is " + RunOperator.word(run) + ": it has no plan that waits to be confirmed.",
					runId));
		}
		return run;
	}

	private Resumption goOn(Run run, JobParameters with) {
		Run newest = this.runs.lastOf(run.subject()).orElse(run);
		if (newest.id() != run.id()) {
			throw new OperateException(
					Failure.ofRun(
							FailureCode.FOLLOWED, "Run " + run.id() + " was followed by run " + newest.id() + " ("
									+ RunOperator.word(newest) + ") for the same work; restart that one.",
							newest.id()));
		}
		JobParameters parameters = RunParameters.onItsOwn(with);
		return new Resumption(run, this.definitions.require(run.job()).parse(parameters), parameters);
	}

	/** A run that must exist. */
	Run require(long runId) {
		return this.runs.find(runId)
			.orElseThrow(() -> new OperateException(
					Failure.ofRun(FailureCode.NO_SUCH_RUN, "There is no run " + runId + ".", runId)));
	}

	private JobParameters parameters(long id) {
		return Objects
			.requireNonNull(this.repository.getJobExecution(id), () -> "Run " + id + " is not in the repository")
			.getJobParameters();
	}

	/**
	 * How a run is gone on with.
	 */
	public record Resumption(Run run, JobRequest request, JobParameters parameters) {
	}

}
