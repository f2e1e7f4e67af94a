package dev.driveyard.jobs.compare;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.MissingPathException;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.summary.CompareSummary;
import dev.driveyard.runs.Claim;
import dev.driveyard.storage.SystemError;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * The job that compares two trees as others see it.
 */
final class CompareDefinition implements JobDefinition {

	private final CompareParts parts;

	CompareDefinition(CompareParts parts) {
		this.parts = parts;
	}

	@Override
	public String name() {
		return CompareParameters.JOB;
	}

	@Override
	public String description() {
		return "Compares two folders or files: what is the same, differs, is only in one, or was moved. Changes neither.";
	}

	@Override
	public List<String> steps() {
		return CompareJob.STEPS;
	}

	@Override
	public ParameterModel<CompareParameters> parameters() {
		return CompareParameters.MODEL;
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		CompareParameters asked = CompareParameters.MODEL.parse(parameters);
		CompareParameters parsed = asked.of(resolve(asked.a()), resolve(asked.b()));
		parsed.rules().requireUsable();
		new ComparedTrees(this.parts, parsed).requireComparable();
		return request(parsed);
	}

	/** What was typed now may be a link to what is meant. */
	private String resolve(String typed) {
		return this.parts.volumes().parse(typed).map(this.parts.volumes()::text).orElseGet(() -> resolveHere(typed));
	}

	private static String resolveHere(String typed) {
		try {
			return DirectoryPaths.resolveExisting(typed);
		}
		catch (IOException ex) {
			throw new MissingPathException(
					EncodedName.display(typed) + ((SystemError.of(ex) == SystemError.NOT_DIRECTORY) ? " does not exist."
							: " can't be reached: " + Problems.describe(ex) + "."),
					ex);
		}
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(CompareParameters.of(parameters));
	}

	private JobRequest request(CompareParameters parsed) {
		return new JobRequest(CompareParameters.JOB, parsed.subject(), parsed.description(), null, List.of(),
				List.of(Claim.shared(this.parts.volumes().address(parsed.a())),
						Claim.shared(this.parts.volumes().address(parsed.b()))),
				CompareParameters.MODEL.toJobParameters(parsed));
	}

	/** Keeps which two trees are compared. */
	@Override
	public JobRequest begin(JobExecution execution) {
		CompareParameters parsed = CompareParameters.of(execution.getJobParameters());
		if (new ComparedTrees(this.parts, parsed).keep(execution.getExecutionContext())) {
			this.parts.repository().updateExecutionContext(execution);
		}
		return request(parsed);
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		return new CompareJob(this.parts, execution, run).job();
	}

	@Override
	public CompareSummary summary(JobInstance instance) {
		Tally<CompareCount> sum = StepCounts.sum(CompareCount.class, this.parts.repository(), instance,
				CompareJob.STEPS);
		long notCompared = sum.get(CompareCount.NOT_COMPARED);
		long issues = sum.get(CompareCount.ISSUES);
		return new CompareSummary(sum.get(CompareCount.SAME), sum.get(CompareCount.DIFFERING),
				sum.get(CompareCount.ONLY_IN_A), sum.get(CompareCount.ONLY_IN_B), sum.get(CompareCount.MOVED),
				notCompared, sum.get(CompareCount.READ_FILES), sum.get(CompareCount.READ_BYTES), issues,
				notCompared == 0 && issues == 0, mode(instance));
	}

	private String mode(JobInstance instance) {
		JobExecution execution = this.parts.repository().getLastJobExecution(instance);
		return Arguments
			.word((execution != null) ? CompareParameters.of(execution.getJobParameters()).mode() : CompareMode.TIME);
	}

}
