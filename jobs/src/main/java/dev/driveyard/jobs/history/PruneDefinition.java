package dev.driveyard.jobs.history;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.CountingSession;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.RunControl;
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
	public List<Parameter> parameters() {
		return List.of(
				new Parameter("olderThan", "string", true, null, List.of(),
						"only runs that ended longer ago: 12h, 90d, 2w or 1y"),
				new Parameter("dryRun", "boolean", false, false, List.of(), "only count"),
				new Parameter("compact", "boolean", false, false, List.of(),
						"whether the database's file is made smaller afterwards; nobody else can write meanwhile"));
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		String olderThan = Arguments.string(parameters, "olderThan");
		if (olderThan == null) {
			throw new IllegalArgumentException("How old is old has to be said: olderThan, such as 90d");
		}
		return request(new PruneParameters(Age.parse(olderThan), Arguments.bool(parameters, "dryRun", false),
				Arguments.bool(parameters, "compact", false)));
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(PruneParameters.of(parameters));
	}

	private static JobRequest request(PruneParameters parsed) {
		return new JobRequest(PruneParameters.JOB, parsed.subject(), parsed.description(), null, List.of(),
				parsed::toJobParameters);
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		return new PruneJob(this.parts, execution, run).job();
	}

	@Override
	public Map<String, Object> summary(JobInstance instance) {
		return CountingSession.summary(PruneCount.class, this.parts.repository(), instance, PruneJob.STEPS,
				EnumSet.allOf(PruneCount.class));
	}

}
