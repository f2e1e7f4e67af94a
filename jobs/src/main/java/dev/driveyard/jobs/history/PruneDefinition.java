package dev.driveyard.jobs.history;

import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.summary.PruneSummary;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * The job that prunes the history as others see it.
 */
final class PruneDefinition implements JobDefinition {

	private final PruneParts parts;

	PruneDefinition(PruneParts parts) {
		this.parts = parts;
	}

	@Override
	public String name() {
		return PruneParameters.JOB;
	}

	@Override
	public String description() {
		return "Removes old runs and what they left that nothing needs any more; keeps what can be undone or resumed.";
	}

	@Override
	public List<String> steps() {
		return PruneJob.STEPS;
	}

	@Override
	public ParameterModel<PruneParameters> parameters() {
		return PruneParameters.MODEL;
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		return request(PruneParameters.MODEL.parse(parameters));
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(PruneParameters.of(parameters));
	}

	private static JobRequest request(PruneParameters parsed) {
		return new JobRequest(PruneParameters.JOB, parsed.subject(), parsed.description(), null, List.of(), List.of(),
				PruneParameters.MODEL.toJobParameters(parsed));
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		return new PruneJob(this.parts, execution, run).job();
	}

	@Override
	public PruneSummary summary(JobInstance instance) {
		Tally<PruneCount> sum = StepCounts.sum(PruneCount.class, this.parts.repository(), instance, PruneJob.STEPS);
		return new PruneSummary(sum.get(PruneCount.REMOVED_RUNS), sum.get(PruneCount.KEPT_UNFINISHED),
				sum.get(PruneCount.KEPT_REFERRED), sum.get(PruneCount.KEPT_MOVED), sum.get(PruneCount.KEPT_TRASHED),
				sum.get(PruneCount.KEPT_FOUND), sum.get(PruneCount.KEPT_SHOWN), sum.get(PruneCount.REMOVED_ROWS),
				sum.get(PruneCount.REMOVED_ISSUES), sum.get(PruneCount.REMOVED_FINDINGS),
				sum.get(PruneCount.REMOVED_REQUESTS), sum.get(PruneCount.FREED_BYTES),
				sum.get(PruneCount.UNUSED_BYTES));
	}

}
