package dev.driveyard.jobs.operate;

import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobRestartException;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;

/**
 * Spring Batch's operator for runs that have owners. A run is stopped by asking its
 * process, and counts as running until that has stopped; a run whose worker lives is
 * neither recovered nor abandoned.
 */
final class OwningJobOperator extends TaskExecutorJobOperator implements AutoCloseable {

	private final JobRepository repository;

	private final RunStore runs;

	private final ActiveRuns active;

	private final DeadRuns dead;

	OwningJobOperator(JobRepository repository, RunStore runs, ActiveRuns active, DeadRuns dead) {
		this.repository = repository;
		this.runs = runs;
		this.active = active;
		this.dead = dead;
		setJobRepository(repository);
	}

	@Override
	public boolean stop(JobExecution execution) throws JobExecutionNotRunningException {
		Run run = this.runs.find(execution.getId()).orElse(null);
		if (run == null) {
			return super.stop(execution);
		}
		if (!run.isActive()) {
			throw new JobExecutionNotRunningException(
					"Run " + run.id() + " is not running: it is " + RunOperator.word(run) + ".");
		}
		this.active.requestStop(run.id());
		this.runs.requestStop(run.id()); // also so that nobody goes on with it by itself
		return true;
	}

	/** What is restarted by hand is none of the request's that it ran for. */
	@Override
	public JobExecution restart(JobExecution execution) throws JobRestartException {
		JobExecution plain = new JobExecution(execution.getId(), execution.getJobInstance(),
				RunParameters.withoutRequest(execution.getJobParameters()));
		plain.setStatus(execution.getStatus());
		return super.restart(plain);
	}

	/** Keeps the time at which it ended. */
	@Override
	public JobExecution abandon(JobExecution execution) throws JobExecutionAlreadyRunningException {
		Run run = this.runs.find(execution.getId()).orElse(null);
		if (run == null) {
			return super.abandon(execution);
		}
		if (!run.isResumable()) {
			throw new JobExecutionAlreadyRunningException("Run " + run.id() + " is " + RunOperator.word(run)
					+ ": only a failed or stopped run can be abandoned.");
		}
		execution.setStatus(BatchStatus.ABANDONED);
		this.repository.update(execution);
		return execution;
	}

	@Override
	public JobExecution recover(JobExecution execution) {
		return this.dead.recoverOne(execution);
	}

	/** Stops the runs of this process and waits for them. */
	@Override
	public void close() {
		this.active.requestStop();
		this.active.awaitAll();
	}

}
