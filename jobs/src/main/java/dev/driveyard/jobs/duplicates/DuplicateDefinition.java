package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.jobs.folders.FolderPlaces;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.summary.DuplicateSummary;
import dev.driveyard.jobs.summary.RunNote;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * The job that finds duplicates as others see it.
 */
final class DuplicateDefinition implements JobDefinition {

	private final DuplicateParts parts;

	private final FolderPlaces places;

	DuplicateDefinition(DuplicateParts parts, FolderPlaces places) {
		this.parts = parts;
		this.places = places;
	}

	@Override
	public String name() {
		return DuplicateParameters.JOB;
	}

	@Override
	public String description() {
		return "Finds files and folders that are there more than once, by what they hold, and pictures that look alike.";
	}

	@Override
	public List<String> steps() {
		return DuplicateJob.STEPS;
	}

	@Override
	public ParameterModel<DuplicateRequest> parameters() {
		return DuplicateRequest.MODEL;
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		return request(DuplicateRequest.MODEL.parse(parameters));
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return DuplicateParameters.isOfVersion01(parameters)
				? request(DuplicateParameters.ofVersion01(parameters), List.of(), parameters)
				: request(DuplicateRequest.MODEL.of(parameters));
	}

	/** Folders that are no location yet are known by their names only. */
	private JobRequest request(DuplicateRequest asked) {
		JobParameters kept = DuplicateRequest.MODEL.toJobParameters(asked);
		if (!this.places.areKnown(asked.paths(), asked.refresh())) {
			String subject = DuplicateParameters.JOB + " " + Json.write(DuplicateRequest.MODEL.identity(asked));
			return new JobRequest(DuplicateParameters.JOB, subject,
					describe(FolderPlaces.describe(asked.paths()), asked.mode()), null, List.of(),
					this.places.claims(asked.paths()), kept);
		}
		return request(asked.among(this.places.scope(asked.paths(), false, new ArrayList<>())), List.of(), kept);
	}

	@Override
	public JobRequest begin(JobExecution execution) {
		List<RunNote> notes = new ArrayList<>();
		if (!DuplicateParameters.isKept(execution)) {
			DuplicateRequest asked = DuplicateRequest.MODEL.of(execution.getJobParameters());
			asked.among(this.places.scope(asked.paths(), asked.refresh(), notes)).keep(execution.getExecutionContext());
			this.parts.repository().updateExecutionContext(execution);
		}
		DuplicateParameters parsed = DuplicateParameters.of(execution);
		this.places.tellMissing(parsed.scope(), notes);
		return request(parsed, notes, execution.getJobParameters());
	}

	private JobRequest request(DuplicateParameters parsed, List<RunNote> notes, JobParameters kept) {
		return new JobRequest(DuplicateParameters.JOB, parsed.subject(),
				describe(this.places.describe(parsed.scope()), parsed.mode()), null, notes,
				this.places.claims(parsed.scope(), parsed.refresh()), kept);
	}

	private static String describe(String folders, DuplicateMode mode) {
		return folders + " (" + Arguments.word(mode) + ")";
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		return new DuplicateJob(this.parts, execution, run).job();
	}

	@Override
	public DuplicateSummary summary(JobInstance instance) {
		Tally<DuplicateCount> sum = StepCounts.sum(DuplicateCount.class, this.parts.repository(), instance,
				DuplicateJob.STEPS);
		return new DuplicateSummary(sum.get(DuplicateCount.REFRESHED), sum.get(DuplicateCount.OFFLINE),
				sum.get(DuplicateCount.SAMPLED), sum.get(DuplicateCount.HASHED), sum.get(DuplicateCount.HASHED_BYTES),
				sum.get(DuplicateCount.COMPARED), sum.get(DuplicateCount.GROUPS), sum.get(DuplicateCount.DUPLICATES),
				sum.get(DuplicateCount.WASTED_BYTES), sum.get(DuplicateCount.SHARED), sum.get(DuplicateCount.FOLDERS),
				sum.get(DuplicateCount.LOOKED), sum.get(DuplicateCount.PICTURES), sum.get(DuplicateCount.NOT_LOOKED),
				sum.get(DuplicateCount.SIMILAR_GROUPS), sum.get(DuplicateCount.SIMILAR),
				sum.get(DuplicateCount.ISSUES));
	}

}
