package dev.driveyard.jobs.index;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/**
 * Has the indexes that a first scan does not need made once its step has ended.
 */
record DeferredIndexes(SecondaryIndexes indexes) implements StepExecutionListener {

	@Override
	public void beforeStep(StepExecution stepExecution) {
		this.indexes.defer();
	}

	@Override
	public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
		this.indexes.build();
		return null;
	}

}
