package dev.driveyard.jobs.delete.restore;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.delete.DeleteCount;
import dev.driveyard.jobs.delete.DeleteParts;
import dev.driveyard.jobs.delete.Paths;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.MissingPathException;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.summary.RestoreSummary;
import dev.driveyard.runs.Claim;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * The restore job.
 */
public final class RestoreDefinition implements JobDefinition {

	private final DeleteParts parts;

	public RestoreDefinition(DeleteParts parts) {
		this.parts = parts;
	}

	@Override
	public String name() {
		return RestoreParameters.JOB;
	}

	@Override
	public String description() {
		return "Puts back what is in the trash, never in place of anything else.";
	}

	@Override
	public List<String> steps() {
		return RestoreJob.STEPS;
	}

	@Override
	public ParameterModel<RestoreParameters> parameters() {
		return RestoreParameters.MODEL;
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		TreeSet<String> paths = new TreeSet<>();
		RestoreParameters asked = RestoreParameters.MODEL.parse(parameters);
		asked.paths()
			.stream()
			.map((path) -> this.parts.volumes().requireHere(path, "nothing of it is in a trash"))
			.forEach((was) -> paths.addAll(Paths.text(Paths.outermost(List.of(was)))));
		String to = asked.to();
		RestoreParameters parsed = new RestoreParameters(asked.run(), List.copyOf(paths),
				(to != null) ? resolve(to) : null);
		boolean begun = this.parts.runs()
			.lastOf(parsed.subject())
			.filter((last) -> last.isActive() || last.isResumable())
			.isPresent();
		if (!begun) {
			requireInTrash(parsed.paths());
			requireTrashed(parsed);
		}
		return request(parsed);
	}

	private String resolve(String folder) {
		Address to = this.parts.volumes().requireHere(folder, "nothing can be put back to it");
		try {
			return DirectoryPaths.resolveExisting(to.path());
		}
		catch (IOException ex) {
			throw new IllegalArgumentException(
					EncodedName.display(folder) + " can't be reached: " + Problems.describe(ex));
		}
	}

	/** What is refused leaves no run behind. */
	private void requireTrashed(RestoreParameters parsed) {
		if (parsed.run() != 0 && RestorePlan.trashedBy(this.parts, parsed.run()).isEmpty()) {
			throw new OperateException(Failure.ofRun(FailureCode.NOTHING_TO_UNDO,
					"Nothing of what run " + parsed.run() + " put into the trash is still to go back.", parsed.run()));
		}
	}

	private void requireInTrash(List<String> paths) {
		Map<String, ?> found = RestorePlan.newest(this.parts, paths);
		paths.stream().filter((path) -> !found.containsKey(path)).findFirst().ifPresent((path) -> {
			throw new MissingPathException("The trash has nothing that was at " + EncodedName.display(path) + ".");
		});
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(RestoreParameters.of(parameters));
	}

	/** Where things come back, and where they were. */
	private List<Claim> claims(RestoreParameters parsed) {
		List<Address> were = Stream
			.concat(parsed.paths().stream().map(this.parts.volumes()::local),
					RestorePlan.sourcesOf(this.parts, parsed.run()).stream())
			.distinct()
			.toList();
		String to = parsed.to();
		return (to == null) ? were.stream().map(Claim::exclusive).toList() : Claim.distinct(Stream
			.concat(Stream.of(Claim.exclusive(this.parts.volumes().local(to))), were.stream().map(Claim::shared))
			.toList());
	}

	private JobRequest request(RestoreParameters parsed) {
		return new JobRequest(RestoreParameters.JOB, parsed.subject(), parsed.description(), null, List.of(),
				claims(parsed), RestoreParameters.MODEL.toJobParameters(parsed));
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		return new RestoreJob(this.parts, execution, run).job();
	}

	@Override
	public RestoreSummary summary(JobInstance instance) {
		Tally<DeleteCount> sum = StepCounts.sum(DeleteCount.class, this.parts.repository(), instance,
				List.of(RestoreJob.PLAN, RestoreJob.RESTORE));
		return new RestoreSummary(sum.get(DeleteCount.FILES), sum.get(DeleteCount.DIRECTORIES),
				sum.get(DeleteCount.BYTES), sum.get(DeleteCount.RESTORED), sum.get(DeleteCount.KEPT),
				sum.get(DeleteCount.ISSUES));
	}

}
