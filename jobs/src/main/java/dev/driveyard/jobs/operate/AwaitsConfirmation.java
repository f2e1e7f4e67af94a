package dev.driveyard.jobs.operate;

import dev.driveyard.runs.Run;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * Ends an execution that was only to plan as stopped, so that the same request, once it
 * is confirmed, goes on with the plan.
 */
public final class AwaitsConfirmation implements JobExecutionListener {

	private static final String WAITS = "It is planned and waits for confirmation.";

	@Override
	public void afterJob(JobExecution execution) {
		if (execution.getStatus() == BatchStatus.COMPLETED) {
			execution.setStatus(BatchStatus.STOPPED);
			execution.setExitStatus(new ExitStatus(Run.PLANNED, WAITS));
		}
	}

}
