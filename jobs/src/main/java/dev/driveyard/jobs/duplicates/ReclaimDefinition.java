package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.operate.InvalidParameterException;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.MissingPathException;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.RefusedRequestException;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.summary.ReclaimSummary;
import dev.driveyard.jobs.summary.RunNote;
import dev.driveyard.runs.Claim;
import dev.driveyard.runs.Run;
import dev.driveyard.storage.local.LocalPaths;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * The job that reclaims room as others see it.
 */
final class ReclaimDefinition implements JobDefinition {

	private final ReclaimParts parts;

	private final Locations locations;

	ReclaimDefinition(ReclaimParts parts, Locations locations) {
		this.locations = locations;
		this.parts = parts;
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
	public ParameterModel<ReclaimParameters> parameters() {
		return ReclaimParameters.MODEL;
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		ReclaimParameters asked = ReclaimParameters.MODEL.parse(parameters);
		long number = asked.run();
		Run run = this.parts.runs()
			.find(number)
			.filter((found) -> found.job().equals(DuplicateParameters.JOB))
			.orElseThrow(() -> new IllegalArgumentException("There is no run " + number + " that found duplicates"));
		requirePlan(asked, parameters);
		DuplicateMode mode = found(run).mode();
		if (asked.isOfPictures() != (mode == DuplicateMode.SIMILAR_PICTURES)) {
			throw new InvalidParameterException("keep",
					asked.isOfPictures()
							? "is best for similar pictures only: run " + number + " looked for equal files"
							: "has to be best: run " + number + " looked for similar pictures, which are not equal");
		}
		if (!mode.readsFiles() && !asked.isOfPictures()) {
			throw new RefusedRequestException(Failure.ofRun(FailureCode.CONTENTS_NOT_READ,
					"Run " + number + " did not look at what files hold, so nothing is reclaimed by it.", number));
		}
		boolean confirmed = parameters.containsKey("confirmed") ? asked.confirmed()
				: asked.action() == ReclaimAction.TRASH && !asked.isOfPictures();
		List<String> folders = asked.folders().stream().map(this::folder).distinct().toList();
		return request(asked.of(run.instance(), folders, confirmed), notes(run, folders));
	}

	/** Somebody has to look at what goes, and at what stays for it. */
	private static void requirePlan(ReclaimParameters asked, Map<String, Object> given) {
		if (asked.isOfPictures() && asked.confirmed() && given.containsKey("confirmed")) {
			throw new InvalidParameterException("confirmed",
					"can't be said beforehand of pictures that look alike: the run plans, and is confirmed then");
		}
	}

	/**
	 * As the catalogue knows it: links on the way are resolved. Else it would hold
	 * nothing.
	 */
	private String folder(String given) {
		this.parts.volumes().requireHere(given, "no file is kept in it for others");
		if (!given.startsWith("/")) {
			throw new IllegalArgumentException("The folder " + EncodedName.display(given) + " has to be absolute");
		}
		try {
			Path real = LocalPaths.toPath(given).toRealPath();
			if (Files.isDirectory(real)) {
				return LocalPaths.encode(real);
			}
		}
		catch (IOException ex) {
			throw new MissingPathException("There is no folder " + EncodedName.display(given) + " to keep files in: "
					+ Problems.describeFolder(ex) + ".", ex);
		}
		throw new IllegalArgumentException(EncodedName.display(given) + " is no folder to keep files in");
	}

	private List<RunNote> notes(Run run, List<String> folders) {
		return folders.stream()
			.filter((folder) -> !this.parts.groups().hasMemberBelow(run.instance(), folder))
			.map((folder) -> RunNote.of("None of the files that run " + run.id() + " found twice is in "
					+ EncodedName.display(folder) + ": no file is kept for that."))
			.toList();
	}

	private DuplicateParameters found(Run run) {
		JobExecution execution = this.parts.repository().getJobExecution(run.id());
		if (execution == null) {
			throw new IllegalArgumentException("Run " + run.id() + " is not in the repository");
		}
		return DuplicateParameters.of(execution);
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(ReclaimParameters.of(parameters), List.of());
	}

	/** Where the duplicates were found. */
	private List<Claim> claims(ReclaimParameters parsed) {
		JobExecution execution = this.parts.repository().getJobExecution(parsed.run());
		return (execution == null) ? List.of()
				: DuplicateParameters.of(execution)
					.scope()
					.parts()
					.stream()
					.flatMap((part) -> this.locations.find(part.location())
						.map((location) -> location.address().below(part.below()))
						.stream())
					.map(Claim::exclusive)
					.toList();
	}

	private JobRequest request(ReclaimParameters parsed, List<RunNote> notes) {
		return new JobRequest(ReclaimParameters.JOB, parsed.subject(), parsed.description(), null, notes,
				claims(parsed), parsed.toJobParameters());
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		return new ReclaimJob(this.parts, execution, run).job();
	}

	@Override
	public ReclaimSummary summary(JobInstance instance) {
		Tally<ReclaimCount> sum = StepCounts.sum(ReclaimCount.class, this.parts.repository(), instance,
				ReclaimJob.STEPS);
		return new ReclaimSummary(sum.get(ReclaimCount.PLANNED), sum.get(ReclaimCount.PLANNED_BYTES),
				sum.get(ReclaimCount.LEFT_ALONE), sum.get(ReclaimCount.OTHER_NAMES), sum.get(ReclaimCount.OTHER_OWNERS),
				sum.get(ReclaimCount.SHARED), sum.get(ReclaimCount.RECLAIMED), sum.get(ReclaimCount.RECLAIMED_BYTES),
				sum.get(ReclaimCount.KEPT), sum.get(ReclaimCount.ISSUES));
	}

}
