package dev.driveyard.jobs.operate;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * Completes a run that had nothing left to do, since the steps of an earlier one had all
 * ended before that could say so of itself. Spring Batch leaves such an execution as
 * started.
 */
final class CompletedStepsListener implements JobExecutionListener {

	@Override
	public void afterJob(JobExecution execution) {
		if (execution.getStatus() == BatchStatus.STARTED && execution.getStepExecutions().isEmpty()) {
			execution.setStatus(BatchStatus.COMPLETED);
			execution.setExitStatus(ExitStatus.COMPLETED);
		}
	}

}
