package dev.driveyard.jobs.thumbnails;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.driveyard.catalogue.Json;
import dev.driveyard.jobs.folders.FolderPlaces;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.summary.RunNote;
import dev.driveyard.jobs.summary.ThumbnailSummary;
import dev.driveyard.runs.Claim;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * The job that makes thumbnails as others see it.
 */
final class ThumbnailDefinition implements JobDefinition {

	/**
	 * Stands for all sidecars of the library on a machine: a run has them for itself, so
	 * that no content is rendered twice. The folders it has until their index is up to
	 * date.
	 */
	private static final String SIDECARS = "sidecars";

	private final ThumbnailParts parts;

	ThumbnailDefinition(ThumbnailParts parts) {
		this.parts = parts;
	}

	@Override
	public String name() {
		return ThumbnailRequest.JOB;
	}

	@Override
	public String description() {
		return "Makes thumbnails of pictures, films, sound and documents, once for each content.";
	}

	@Override
	public List<String> steps() {
		return ThumbnailJob.STEPS;
	}

	@Override
	public ParameterModel<ThumbnailRequest> parameters() {
		return ThumbnailRequest.MODEL;
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		return request(ThumbnailRequest.MODEL.parse(parameters));
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(ThumbnailRequest.MODEL.of(parameters));
	}

	/** Folders that are no location yet are known by their names only. */
	private JobRequest request(ThumbnailRequest asked) {
		JobParameters kept = ThumbnailRequest.MODEL.toJobParameters(asked);
		if (!this.parts.places().areKnown(asked.paths(), asked.refresh())) {
			String subject = ThumbnailRequest.JOB + " " + Json.write(ThumbnailRequest.MODEL.identity(asked));
			return new JobRequest(ThumbnailRequest.JOB, subject, describe(FolderPlaces.describe(asked.paths()), asked),
					null, List.of(), withSidecars(this.parts.places().claims(asked.paths())), kept);
		}
		return request(
				new ThumbnailParameters(this.parts.places().scope(asked.paths(), false, new ArrayList<>()), asked, 0),
				List.of(), kept);
	}

	@Override
	public JobRequest begin(JobExecution execution) {
		List<RunNote> notes = new ArrayList<>();
		if (!ThumbnailParameters.isKept(execution)) {
			ThumbnailRequest asked = ThumbnailRequest.MODEL.of(execution.getJobParameters());
			new ThumbnailParameters(this.parts.places().scope(asked.paths(), asked.refresh(), notes), asked,
					this.parts.clock().millis())
				.keep(execution.getExecutionContext());
			this.parts.repository().updateExecutionContext(execution);
		}
		ThumbnailParameters parsed = ThumbnailParameters.of(execution);
		this.parts.places().tellMissing(parsed.scope(), notes);
		return request(parsed, notes, execution.getJobParameters());
	}

	private JobRequest request(ThumbnailParameters parsed, List<RunNote> notes, JobParameters kept) {
		return new JobRequest(ThumbnailRequest.JOB, parsed.subject(),
				describe(this.parts.places().describe(parsed.scope()), parsed.asked()), null, notes,
				withSidecars(this.parts.places().claims(parsed.scope(), parsed.asked().refresh())), kept);
	}

	private List<Claim> withSidecars(List<Claim> folders) {
		Claim sidecars = Claim.ofLibrary(this.parts.volumes().here(), SIDECARS);
		return Stream.concat(folders.stream(), Stream.of(sidecars)).toList();
	}

	private static String describe(String folders, ThumbnailRequest asked) {
		return folders + " (" + String.join(", ", asked.variants()) + (asked.regenerate() ? ", again" : "") + ")";
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		return new ThumbnailJob(this.parts, execution, run).job();
	}

	@Override
	public ThumbnailSummary summary(JobInstance instance) {
		Tally<ThumbnailCount> sum = StepCounts.sum(ThumbnailCount.class, this.parts.repository(), instance,
				ThumbnailJob.STEPS);
		return new ThumbnailSummary(sum.get(ThumbnailCount.REFRESHED), sum.get(ThumbnailCount.OFFLINE),
				sum.get(ThumbnailCount.CONTENTS), sum.get(ThumbnailCount.PRESENT), sum.get(ThumbnailCount.RENDERED),
				sum.get(ThumbnailCount.SIDECARS), sum.get(ThumbnailCount.SIDECAR_BYTES),
				sum.get(ThumbnailCount.UNSUPPORTED), sum.get(ThumbnailCount.WITHOUT_PICTURE),
				sum.get(ThumbnailCount.FAILED), sum.get(ThumbnailCount.KNOWN_UNRENDERED), sum.get(ThumbnailCount.LOST),
				sum.get(ThumbnailCount.REMOVED), sum.get(ThumbnailCount.STRAYS), sum.get(ThumbnailCount.ISSUES));
	}

}
