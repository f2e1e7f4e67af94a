package dev.driveyard.jobs.operate;

import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/**
 * Does something as a step starts, in each execution.
 */
public record StepStart(Runnable action) implements StepExecutionListener {

	@Override
	public void beforeStep(StepExecution stepExecution) {
		this.action.run();
	}

}
