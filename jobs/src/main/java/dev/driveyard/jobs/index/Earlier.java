package dev.driveyard.jobs.index;

import dev.driveyard.tree.StretchReader;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * What the interrupted runs of an instance had seen of the tree before this one.
 *
 * @param hasSeenSome whether they had seen anything
 * @param lastPath the last directory, null if they had seen all
 */
record Earlier(boolean hasSeenSome, @Nullable String lastPath) {

	static Earlier of(JobRepository repository, JobExecution execution) {
		StepExecution discover = repository.getLastStepExecution(execution.getJobInstance(), IndexJob.DISCOVER);
		if (discover == null) {
			return new Earlier(false, null);
		}
		if (discover.getStatus() == BatchStatus.COMPLETED) {
			return new Earlier(true, null);
		}
		String last = discover.getExecutionContext().getString(StretchReader.LAST_PATH, "");
		boolean some = discover.getExecutionContext().containsKey(StretchReader.LAST_PATH);
		return new Earlier(some, last);
	}

}
