package dev.driveyard.jobs.operate;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * Keeps why a run failed as the first exception that is not Spring Batch's own and not
 * too long to keep, as those of drivers that repeat a whole batch of rows. Spring Batch
 * would keep the outermost stack trace, cut off before it comes to the cause.
 */
final class FailureReason implements JobExecutionListener {

	private static final int LONGEST = 1500;

	@Override
	public void afterJob(JobExecution execution) {
		if (execution.getStatus() == BatchStatus.FAILED && !execution.getAllFailureExceptions().isEmpty()) {
			Throwable reason = reason(execution.getAllFailureExceptions().get(0));
			execution.setExitStatus(ExitStatus.FAILED.addExitDescription(reason.toString()));
		}
	}

	private static Throwable reason(Throwable failure) {
		Throwable reason = failure;
		while (reason.getCause() != null && (isOfBatch(reason) || reason.toString().length() > LONGEST)) {
			reason = reason.getCause();
		}
		return reason;
	}

	private static boolean isOfBatch(Throwable failure) {
		return failure.getClass().getName().startsWith("org.springframework.batch.");
	}

}
