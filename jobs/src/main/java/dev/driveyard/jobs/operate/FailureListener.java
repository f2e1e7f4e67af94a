package dev.driveyard.jobs.operate;

import dev.driveyard.failure.Failure;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;

/**
 * Keeps why a run failed as {@link Failures} say it. Spring Batch would keep the
 * outermost stack trace, cut off before it comes to the cause.
 */
final class FailureListener implements JobExecutionListener {

	private final JobRepository repository;

	FailureListener(JobRepository repository) {
		this.repository = repository;
	}

	@Override
	public void afterJob(JobExecution execution) {
		Failure failure = Failures.of(execution.getAllFailureExceptions());
		if (execution.getStatus() == BatchStatus.FAILED && failure != null) {
			keep(execution, failure);
		}
	}

	/** The execution itself is to be recorded by who calls. */
	void keep(JobExecution execution, Failure failure) {
		execution.setExitStatus(ExitStatus.FAILED.addExitDescription(failure.message()));
		if (RunFailures.keep(execution, failure)) {
			this.repository.updateExecutionContext(execution);
		}
	}

}
