package dev.driveyard.jobs.delete.trash;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.driveyard.files.Address;
import dev.driveyard.jobs.delete.DeleteCount;
import dev.driveyard.jobs.delete.DeleteParts;
import dev.driveyard.jobs.delete.Paths;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.summary.EmptyTrashSummary;
import dev.driveyard.runs.Claim;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * The job that empties the trash.
 */
public final class EmptyTrashDefinition implements JobDefinition {

	private final DeleteParts parts;

	public EmptyTrashDefinition(DeleteParts parts) {
		this.parts = parts;
	}

	@Override
	public String name() {
		return EmptyTrashParameters.JOB;
	}

	@Override
	public String description() {
		return "Removes for good what is in the trash.";
	}

	@Override
	public List<String> steps() {
		return EmptyTrashJob.STEPS;
	}

	@Override
	public ParameterModel<EmptyTrashParameters> parameters() {
		return EmptyTrashParameters.MODEL;
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		EmptyTrashParameters asked = EmptyTrashParameters.MODEL.parse(parameters);
		String path = asked.path();
		return request(new EmptyTrashParameters(asked.before(), (path != null) ? resolve(path) : null, asked.dryRun(),
				asked.confirmed(), asked.threads()));
	}

	private String resolve(String path) {
		Address was = this.parts.volumes().requireHere(path, "nothing of it is in a trash");
		return Paths.outermost(List.of(was)).get(0).path();
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(EmptyTrashParameters.of(parameters));
	}

	/** What was put away from a place is about that place. */
	private JobRequest request(EmptyTrashParameters parsed) {
		List<Claim> claims = Stream.ofNullable(parsed.path())
			.map(this.parts.volumes()::local)
			.map(Claim::shared)
			.toList();
		return new JobRequest(EmptyTrashParameters.JOB, parsed.subject(), parsed.description(), null, List.of(), claims,
				EmptyTrashParameters.MODEL.toJobParameters(parsed));
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		return new EmptyTrashJob(this.parts, execution, run).job();
	}

	@Override
	public EmptyTrashSummary summary(JobInstance instance) {
		Tally<DeleteCount> sum = StepCounts.sum(DeleteCount.class, this.parts.repository(), instance,
				EmptyTrashJob.STEPS);
		return new EmptyTrashSummary(sum.get(DeleteCount.FILES), sum.get(DeleteCount.DIRECTORIES),
				sum.get(DeleteCount.BYTES), sum.get(DeleteCount.EMPTIED), sum.get(DeleteCount.REMOVED_FILES),
				sum.get(DeleteCount.REMOVED_DIRECTORIES), sum.get(DeleteCount.REMOVED_BYTES), sum.get(DeleteCount.KEPT),
				sum.get(DeleteCount.ISSUES));
	}

}
