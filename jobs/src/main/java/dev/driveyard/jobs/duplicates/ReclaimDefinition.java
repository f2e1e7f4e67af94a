package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.catalogue.EntryName;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.CountingSession;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.MissingPathException;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.journal.RemovalJournal;
import dev.driveyard.runs.Run;
import dev.driveyard.storage.LocalPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * The job that reclaims room as others see it.
 */
final class ReclaimDefinition implements JobDefinition {

	private final ReclaimParts parts;

	private final RemovalJournal plans;

	ReclaimDefinition(ReclaimParts parts, RemovalJournal plans) {
		this.parts = parts;
		this.plans = plans;
	}

	@Override
	public String name() {
		return ReclaimParameters.JOB;
	}

	@Override
	public String description() {
		return "Gives the room of duplicates back: into the trash, joined with the one that is kept, or for good.";
	}

	@Override
	public List<String> steps() {
		return ReclaimJob.STEPS;
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(new Parameter("run", "integer", true, null, List.of(), "the run that found the duplicates"),
				new Parameter("keep", "string", true, null, List.of("oldest", "newest", "shortest-path", "in"),
						"which of equal files is kept; in: all that are in some folders"),
				new Parameter("folders", "array", false, List.of(), List.of(), "these folders, absolute"),
				new Parameter("action", "string", false, "trash", List.of("trash", "hardlink", "reflink", "delete"),
						"what is done with the others"),
				new Parameter("splitLinks", "boolean", false, false, List.of(),
						"for hardlink: also join files that have other names, which stay as they are"),
				new Parameter("acrossOwners", "boolean", false, false, List.of(),
						"for trash and delete: let files go also if the one that is kept has another owner or group"),
				new Parameter("dryRun", "boolean", false, false, List.of(), "only plan; such a run never goes on"),
				new Parameter("confirmed", "boolean", false, null, List.of(),
						"whether to go on after the plan; unless it is said, only for the trash"));
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		long number = Arguments.number(parameters, "run", 0L);
		Run run = this.parts.runs()
			.find(number)
			.filter((found) -> found.job().equals(DuplicateParameters.JOB))
			.orElseThrow(() -> new IllegalArgumentException("There is no run " + number + " that found duplicates"));
		if (!found(run).mode().readsFiles()) {
			throw new IllegalArgumentException("Run " + number
					+ " did not look at what files hold, so nothing is reclaimed by it: run it with --mode content-hash");
		}
		ReclaimAction action = Arguments.choice(parameters, "action", ReclaimAction.TRASH);
		List<String> folders = Arguments.strings(parameters, "folders")
			.stream()
			.map(ReclaimDefinition::folder)
			.distinct()
			.toList();
		return request(new ReclaimParameters(run.instance(), number, keep(Arguments.string(parameters, "keep")),
				folders, action, Arguments.bool(parameters, "splitLinks", false),
				Arguments.bool(parameters, "acrossOwners", false), Arguments.bool(parameters, "dryRun", false),
				Arguments.bool(parameters, "confirmed", action == ReclaimAction.TRASH)), notes(run, folders));
	}

	/**
	 * As the catalogue knows it: links on the way are resolved. Else it would hold
	 * nothing.
	 */
	private static String folder(String given) {
		if (!given.startsWith("/")) {
			throw new IllegalArgumentException("The folder " + EntryName.display(given) + " has to be absolute");
		}
		try {
			Path real = LocalPaths.toPath(given).toRealPath();
			if (Files.isDirectory(real)) {
				return LocalPaths.encode(real);
			}
		}
		catch (IOException ex) {
			throw new MissingPathException("There is no folder " + EntryName.display(given) + " to keep files in: "
					+ Problems.describeFolder(ex) + ".", ex);
		}
		throw new IllegalArgumentException(EntryName.display(given) + " is no folder to keep files in");
	}

	private List<String> notes(Run run, List<String> folders) {
		return folders.stream()
			.filter((folder) -> !this.parts.groups().hasMemberBelow(run.instance(), folder))
			.map((folder) -> "None of the files that run " + run.id() + " found twice is in "
					+ EntryName.display(folder) + ": no file is kept for that.")
			.toList();
	}

	private DuplicateParameters found(Run run) {
		JobExecution execution = this.parts.repository().getJobExecution(run.id());
		if (execution == null) {
			throw new IllegalArgumentException("Run " + run.id() + " is not in the repository");
		}
		return DuplicateParameters.of(execution.getJobParameters());
	}

	private static KeepRule keep(@Nullable String value) {
		String wanted = String.valueOf(value).replace('-', '_').toUpperCase(Locale.ROOT);
		return Arrays.stream(KeepRule.values())
			.filter((rule) -> rule.name().equals(wanted))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"Which file to keep has to be said: oldest, newest, shortest-path, or in and folders"));
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(ReclaimParameters.of(parameters), List.of());
	}

	private static JobRequest request(ReclaimParameters parsed, List<String> notes) {
		return new JobRequest(ReclaimParameters.JOB, parsed.subject(), parsed.description(), null, notes,
				parsed::toJobParameters);
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		return new ReclaimJob(this.parts, execution, run).job();
	}

	@Override
	public void discard(JobInstance instance) {
		this.plans.forgetPlan(instance.getInstanceId());
	}

	@Override
	public Map<String, Object> summary(JobInstance instance) {
		return CountingSession.summary(ReclaimCount.class, this.parts.repository(), instance, ReclaimJob.STEPS,
				EnumSet.allOf(ReclaimCount.class));
	}

}
