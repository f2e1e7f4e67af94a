package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.InvalidParameterException;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.MissingPathException;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.summary.DeleteSummary;
import dev.driveyard.jobs.summary.RunNote;
import dev.driveyard.runs.Claim;
import dev.driveyard.runs.Run;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.local.MountTable;
import dev.driveyard.transfer.removal.ErasureAdvice;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * The delete job as others see it.
 */
final class DeleteDefinition implements JobDefinition {

	private final DeleteParts parts;

	DeleteDefinition(DeleteParts parts) {
		this.parts = parts;
	}

	@Override
	public String name() {
		return DeleteParameters.JOB;
	}

	@Override
	public String description() {
		return "Puts files and folders into the trash, or removes them for good: first a plan, then exactly that.";
	}

	@Override
	public List<String> steps() {
		return DeleteJob.STEPS;
	}

	@Override
	public ParameterModel<DeleteParameters> parameters() {
		return DeleteParameters.MODEL;
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		DeleteParameters asked = DeleteParameters.MODEL.parse(parameters);
		List<Address> targets = Paths.outermost(asked.paths()
			.stream()
			.map((path) -> this.parts.volumes().requireHere(path, "it can't be deleted"))
			.toList());
		if (targets.isEmpty()) {
			throw new InvalidParameterException("paths", "must name what is to go");
		}
		boolean confirmed = parameters.containsKey("confirmed") ? asked.confirmed() : asked.mode() == DeleteMode.TRASH;
		DeleteParameters parsed = new DeleteParameters(Paths.text(targets), asked.mode(), asked.passes(),
				asked.dryRun(), confirmed, asked.locations(), asked.threads());
		if (!mayResume(parsed.subject())) {
			requireThere(targets);
			new Preparation(this.parts, parsed, 0).requireAllowed();
		}
		return request(parsed, (parsed.mode() == DeleteMode.SECURE) ? advice(parsed.paths()) : List.of());
	}

	/** What a run has removed in part need not be there any more. */
	private boolean mayResume(String subject) {
		Optional<Run> last = this.parts.runs().lastOf(subject);
		return last.isPresent() && (last.get().isResumable() || last.get().isActive());
	}

	private void requireThere(List<Address> targets) {
		for (Address target : targets) {
			String path = target.path();
			try {
				this.parts.volumes().backend(target.device()).stat(path);
			}
			catch (IOException ex) {
				boolean gone = SystemError.of(ex) == SystemError.MISSING
						|| SystemError.of(ex) == SystemError.NOT_DIRECTORY;
				throw new MissingPathException(gone ? "There is no " + EncodedName.display(path)
						: EncodedName.display(path) + " can't be reached: " + Problems.describe(ex), ex);
			}
		}
	}

	/** Where overwriting is worthless, once for each file system. */
	private static List<RunNote> advice(List<String> paths) {
		try {
			MountTable mounts = MountTable.ofSystem();
			List<RunNote> notes = new ArrayList<>();
			paths.stream()
				.map(mounts::mountOf)
				.distinct()
				.forEach((mount) -> ErasureAdvice.of(mount).map(RunNote::of).ifPresent(notes::add));
			return notes;
		}
		catch (IOException ex) {
			throw new OperateException("The table of mounts can't be read: " + Problems.describe(ex), ex);
		}
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(DeleteParameters.of(parameters), List.of());
	}

	private JobRequest request(DeleteParameters parsed, List<RunNote> notes) {
		return new JobRequest(DeleteParameters.JOB, parsed.subject(), parsed.description(), null, notes,
				parsed.targets(this.parts.volumes()).stream().map(Claim::exclusive).toList(),
				DeleteParameters.MODEL.toJobParameters(parsed));
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		return new DeleteJob(this.parts, execution, run).job();
	}

	@Override
	public DeleteSummary summary(JobInstance instance) {
		Tally<DeleteCount> sum = StepCounts.sum(DeleteCount.class, this.parts.repository(), instance,
				List.of(DeleteJob.PLAN, DeleteJob.REMOVE, DeleteJob.FINISH));
		DeleteMode mode = mode(instance);
		boolean forGood = mode != DeleteMode.TRASH;
		return new DeleteSummary(sum.get(DeleteCount.FILES), sum.get(DeleteCount.DIRECTORIES),
				sum.get(DeleteCount.BYTES), sum.get(DeleteCount.LAST_COPIES), sum.get(DeleteCount.UNKNOWN_CONTENTS),
				forGood ? null : sum.get(DeleteCount.TRASHED), forGood ? sum.get(DeleteCount.REMOVED_FILES) : null,
				forGood ? sum.get(DeleteCount.REMOVED_DIRECTORIES) : null,
				forGood ? sum.get(DeleteCount.REMOVED_BYTES) : null, sum.get(DeleteCount.KEPT),
				sum.get(DeleteCount.ISSUES), Arguments.word(mode));
	}

	private DeleteMode mode(JobInstance instance) {
		JobExecution execution = this.parts.repository().getLastJobExecution(instance);
		return (execution != null) ? DeleteParameters.of(execution.getJobParameters()).mode() : DeleteMode.TRASH;
	}

}
