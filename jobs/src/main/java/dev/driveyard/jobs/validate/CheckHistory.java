package dev.driveyard.jobs.validate;

import java.util.List;
import java.util.function.Predicate;

import dev.driveyard.jobs.operate.StepCounts;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * What earlier executions of a validation did.
 */
record CheckHistory(JobRepository repository, JobInstance instance) {

	/** In the context of a step that only compared directories, as it does now. */
	static final String ALONE = "check.alone";

	/**
	 * Whether an earlier version has made all the checks: they were one step then.
	 */
	boolean isCheckedAtOnce() {
		return any((step) -> step.getStepName().equals(ValidateJob.CHECK) && step.getStatus() == BatchStatus.COMPLETED
				&& !step.getExecutionContext().containsKey(ALONE));
	}

	/** Whether all checks were made, so that only their report was left. */
	boolean isChecked() {
		return any((step) -> step.getStepName().equals(ValidateJob.REPORT));
	}

	/** How many bytes were read to prove that files are what they were. */
	long bytesVerified() {
		return StepCounts
			.sum(ValidateCount.class, this.repository, this.instance, List.of(ValidateJob.CHECK, ValidateJob.VERIFY),
					ALONE)
			.get(ValidateCount.BYTES);
	}

	private boolean any(Predicate<StepExecution> test) {
		return this.repository.getJobExecutions(this.instance)
			.stream()
			.flatMap((execution) -> execution.getStepExecutions().stream())
			.anyMatch(test);
	}

}
