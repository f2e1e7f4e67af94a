package dev.driveyard.jobs.index;

import dev.driveyard.jobs.operate.StepHistory;
import dev.driveyard.tree.StretchReader;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;

/**
 * What the interrupted runs of an instance had seen of the tree before this one.
 *
 * @param lastPath the last directory that they had seen, null if none
 * @param complete whether the tree had been seen to its end
 */
record SeenTree(JobRepository repository, JobInstance instance, @Nullable String lastPath, boolean complete) {

	/** In the context of a step that passed a directory by which nothing was known of. */
	static final String PASSED_UNKNOWN = "scan.passedUnknown";

	static SeenTree of(JobRepository repository, JobExecution execution) {
		JobInstance instance = execution.getJobInstance();
		boolean complete = repository.getJobExecutions(instance)
			.stream()
			.flatMap((earlier) -> earlier.getStepExecutions().stream())
			.anyMatch((step) -> step.getStepName().equals(IndexJob.DISCOVER)
					&& step.getStatus() == BatchStatus.COMPLETED);
		String last = StepHistory.newest(repository, instance, IndexJob.DISCOVER, StretchReader.LAST_PATH)
			.map((context) -> context.getString(StretchReader.LAST_PATH))
			.orElse(null);
		return new SeenTree(repository, instance, last, complete);
	}

	/** Whether they had seen anything. */
	boolean isAny() {
		return this.complete || this.lastPath != null;
	}

	/**
	 * The last directory to look at once more, null for all: also where something was
	 * passed by meanwhile, since that lies after what they had seen.
	 */
	@Nullable String end() {
		boolean all = this.complete
				|| StepHistory.newest(this.repository, this.instance, IndexJob.DISCOVER, PASSED_UNKNOWN).isPresent();
		return all ? null : this.lastPath;
	}

}
