package dev.driveyard.jobs.validate;

import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.summary.RepairSummary;
import dev.driveyard.runs.Claim;
import dev.driveyard.runs.Run;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * The repair job.
 */
final class RepairDefinition implements JobDefinition {

	private final ValidateParts parts;

	RepairDefinition(ValidateParts parts) {
		this.parts = parts;
	}

	@Override
	public String name() {
		return RepairParameters.JOB;
	}

	@Override
	public String description() {
		return "Restores files that a validation found damaged or missing from good copies, and keeps the damaged ones.";
	}

	@Override
	public List<String> steps() {
		return RepairJob.STEPS;
	}

	@Override
	public ParameterModel<RepairParameters> parameters() {
		return RepairParameters.MODEL;
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		RepairParameters parsed = RepairParameters.MODEL.parse(parameters);
		validation(parsed.run());
		return request(parsed);
	}

	private Run validation(long number) {
		Run run = this.parts.runs()
			.find(number)
			.orElseThrow(() -> new IllegalArgumentException("There is no run " + number));
		if (!run.job().equals(ValidateParameters.JOB)) {
			throw new IllegalArgumentException("Run " + number + " is a run of the job '" + run.job()
					+ "': only what a validation found can be repaired");
		}
		return run;
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(RepairParameters.of(parameters));
	}

	/** Where damaged files were looked for. */
	private List<Claim> claims(long run) {
		JobExecution execution = this.parts.repository().getJobExecution(run);
		return (execution == null) ? List.of()
				: ValidateDefinition.claims(this.parts, ValidateParameters.of(execution.getJobParameters()))
					.stream()
					.map(Claim::exclusive)
					.toList();
	}

	private JobRequest request(RepairParameters parsed) {
		return new JobRequest(RepairParameters.JOB, parsed.subject(), parsed.description(), null, List.of(),
				claims(parsed.run()), RepairParameters.MODEL.toJobParameters(parsed));
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		long validation = validation(RepairParameters.of(execution.getJobParameters()).run()).instance();
		return new RepairJob(this.parts, validation, execution, run).job();
	}

	@Override
	public RepairSummary summary(JobInstance instance) {
		Tally<ValidateCount> sum = StepCounts.sum(ValidateCount.class, this.parts.repository(), instance,
				List.of(RepairJob.PLAN, RepairJob.RESTORE));
		return new RepairSummary(sum.get(ValidateCount.PLANNED), sum.get(ValidateCount.WRITTEN_SINCE),
				sum.get(ValidateCount.LEFT_OUT), sum.get(ValidateCount.RESTORED), sum.get(ValidateCount.RESTORED_BYTES),
				sum.get(ValidateCount.ALREADY_RIGHT), sum.get(ValidateCount.NOT_RESTORED),
				sum.get(ValidateCount.ISSUES));
	}

}
