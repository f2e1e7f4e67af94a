package dev.driveyard.jobs.operate;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * Keeps why a run failed as {@link Failures} say it. Spring Batch would keep the
 * outermost stack trace, cut off before it comes to the cause.
 */
final class FailureReason implements JobExecutionListener {

	@Override
	public void afterJob(JobExecution execution) {
		String reason = Failures.describe(execution.getAllFailureExceptions());
		if (execution.getStatus() == BatchStatus.FAILED && reason != null) {
			execution.setExitStatus(ExitStatus.FAILED.addExitDescription(reason));
		}
	}

}
