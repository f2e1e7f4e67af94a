package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.driveyard.catalogue.EntryName;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.CountingSession;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.MissingPathException;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.runs.Run;
import dev.driveyard.storage.MountTable;
import dev.driveyard.storage.SystemError;
import dev.driveyard.transfer.removal.ErasureAdvice;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * The delete job as others see it.
 */
final class DeleteDefinition implements JobDefinition {

	private static final List<Count> OF_THE_PLAN = List.of(Count.FILES, Count.DIRECTORIES, Count.BYTES,
			Count.LAST_COPIES, Count.UNKNOWN_CONTENTS);

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
	public List<Parameter> parameters() {
		return List.of(new Parameter("paths", "array", true, null, List.of(), "what is to go, absolute"),
				new Parameter("mode", "string", false, "trash", List.of("trash", "permanent", "secure"),
						"trash keeps it where it can come back from; permanent removes it; secure overwrites it first"),
				new Parameter("passes", "integer", false, 1, List.of(),
						"how often each byte is overwritten in the mode secure, 1 to 100"),
				new Parameter("dryRun", "boolean", false, false, List.of(), "only plan; such a run never goes on"),
				new Parameter("confirmed", "boolean", false, null, List.of(),
						"whether to go on after the plan; unless it is said, only in the mode trash"),
				new Parameter("locations", "boolean", false, false, List.of(),
						"whether a folder may go that is a location: the library forgets it then"),
				new Parameter("threads", "integer", false, DeleteParameters.defaultThreads(), List.of(),
						"threads that remove files, 1 to 64"));
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		List<String> paths = Paths.outermost(Arguments.strings(parameters, "paths"));
		if (paths.isEmpty()) {
			throw new IllegalArgumentException("Paths to delete are needed");
		}
		DeleteMode mode = mode(Arguments.string(parameters, "mode"));
		DeleteParameters parsed = new DeleteParameters(paths, mode, Arguments.number(parameters, "passes", 1),
				Arguments.bool(parameters, "dryRun", false),
				Arguments.bool(parameters, "confirmed", mode == DeleteMode.TRASH),
				Arguments.bool(parameters, "locations", false),
				Arguments.number(parameters, "threads", DeleteParameters.defaultThreads()));
		if (!mayResume(parsed.subject())) {
			requireThere(paths);
			new Preparation(this.parts, parsed, 0).requireAllowed();
		}
		return request(parsed, (mode == DeleteMode.SECURE) ? advice(paths) : List.of());
	}

	private static DeleteMode mode(@Nullable String value) {
		for (DeleteMode mode : DeleteMode.values()) {
			if (value == null || mode.name().equalsIgnoreCase(value)) {
				return mode;
			}
		}
		throw new IllegalArgumentException("The mode '" + value + "' is not known; there is: trash, permanent, secure");
	}

	/** What a run has removed in part need not be there any more. */
	private boolean mayResume(String subject) {
		Optional<Run> last = this.parts.runs().lastOf(subject);
		return last.isPresent() && (last.get().isResumable() || last.get().isActive());
	}

	private void requireThere(List<String> paths) {
		for (String path : paths) {
			try {
				this.parts.volume().stat(path);
			}
			catch (IOException ex) {
				boolean gone = SystemError.of(ex) == SystemError.MISSING
						|| SystemError.of(ex) == SystemError.NOT_DIRECTORY;
				throw new MissingPathException(gone ? "There is no " + EntryName.display(path)
						: EntryName.display(path) + " can't be reached: " + Problems.describe(ex), ex);
			}
		}
	}

	/** Where overwriting is worthless, once for each file system. */
	private static List<String> advice(List<String> paths) {
		try {
			MountTable mounts = MountTable.ofSystem();
			List<String> notes = new ArrayList<>();
			paths.stream()
				.map(mounts::mountOf)
				.distinct()
				.forEach((mount) -> ErasureAdvice.of(mount).ifPresent(notes::add));
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

	private static JobRequest request(DeleteParameters parsed, List<String> notes) {
		return new JobRequest(DeleteParameters.JOB, parsed.subject(), parsed.description(), null, notes,
				parsed::toJobParameters);
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		return new DeleteJob(this.parts, execution, run).job();
	}

	@Override
	public void discard(JobInstance instance) {
		this.parts.removals().forgetPlan(instance.getInstanceId());
	}

	@Override
	public Map<String, Object> summary(JobInstance instance) {
		DeleteMode mode = mode(instance);
		List<Count> shown = new ArrayList<>(OF_THE_PLAN);
		shown.addAll((mode == DeleteMode.TRASH) ? List.of(Count.TRASHED)
				: List.of(Count.REMOVED_FILES, Count.REMOVED_DIRECTORIES, Count.REMOVED_BYTES));
		shown.addAll(List.of(Count.KEPT, Count.ISSUES));
		Map<String, Object> summary = CountingSession.summary(Count.class, this.parts.repository(), instance,
				List.of(DeleteJob.PLAN, DeleteJob.REMOVE, DeleteJob.FINISH), shown);
		summary.put("mode", mode.name().toLowerCase(Locale.ROOT));
		return summary;
	}

	private DeleteMode mode(JobInstance instance) {
		JobExecution execution = this.parts.repository().getLastJobExecution(instance);
		return (execution != null) ? DeleteParameters.of(execution.getJobParameters()).mode() : DeleteMode.TRASH;
	}

}
