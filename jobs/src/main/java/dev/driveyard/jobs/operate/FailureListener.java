package dev.driveyard.jobs.operate;

import java.util.List;

import dev.driveyard.failure.Failure;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;

/**
 * Keeps why a run failed as {@link Failures} say it. Spring Batch would keep the
 * outermost stack trace, cut off before it comes to the cause. Keeps of any run that ends
 * before its time what it left behind.
 */
final class FailureListener implements JobExecutionListener {

	private final JobRepository repository;

	private final List<String> left;

	/**
	 * @param left what the run has left to itself, once it has ended
	 */
	FailureListener(JobRepository repository, List<String> left) {
		this.repository = repository;
		this.left = left;
	}

	@Override
	public void afterJob(JobExecution execution) {
		Failure failure = Failures.of(execution.getAllFailureExceptions());
		if (execution.getStatus() == BatchStatus.FAILED && failure != null) {
			keep(execution, failure);
		}
		if (!this.left.isEmpty()) {
			execution.setExitStatus(execution.getExitStatus().addExitDescription(LeftBehind.message(this.left)));
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
