package dev.driveyard.jobs.index;

import dev.driveyard.jobs.operate.StepHistory;
import dev.driveyard.tree.StretchReader;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What the interrupted runs of an instance had seen of the tree before this one. Spring
 * Batch hands on the context of the last execution of a step only, which is still empty
 * where a process died in its first moments; this looks further back.
 *
 * @param context where the last run that got somewhere stopped, null if none did
 * @param complete whether the tree had been seen to its end
 */
record Earlier(@Nullable ExecutionContext context, boolean complete) {

	static Earlier of(JobRepository repository, JobExecution execution) {
		boolean complete = repository.getJobExecutions(execution.getJobInstance())
			.stream()
			.flatMap((earlier) -> earlier.getStepExecutions().stream())
			.anyMatch((step) -> step.getStepName().equals(IndexJob.DISCOVER)
					&& step.getStatus() == BatchStatus.COMPLETED);
		ExecutionContext context = StepHistory
			.newest(repository, execution.getJobInstance(), IndexJob.DISCOVER, StretchReader.LAST_PATH)
			.orElse(null);
		return new Earlier(context, complete);
	}

	boolean hasSeenSome() {
		return this.complete || this.context != null;
	}

	/** The last directory that was seen, null if all were. */
	@Nullable String lastPath() {
		return (this.complete || this.context == null) ? null : this.context.getString(StretchReader.LAST_PATH);
	}

	/** Hands the context on where Spring Batch did not. */
	void handOn(ExecutionContext to) {
		if (this.context != null && !to.containsKey(StretchReader.LAST_PATH)) {
			this.context.entrySet().forEach((entry) -> to.put(entry.getKey(), entry.getValue()));
		}
	}

}
