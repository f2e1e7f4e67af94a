package dev.driveyard.jobs.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.locations.LocationService;
import dev.driveyard.jobs.locations.LocationService.Place;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.summary.IndexSummary;
import dev.driveyard.jobs.summary.RunNote;
import dev.driveyard.runs.Claim;
import dev.driveyard.tree.Rules;
import dev.driveyard.tree.StretchReader;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * The index job as others see it.
 */
final class IndexDefinition implements JobDefinition {

	private final IndexParts parts;

	private final LocationService locations;

	IndexDefinition(IndexParts parts, LocationService locations) {
		this.parts = parts;
		this.locations = locations;
	}

	@Override
	public String name() {
		return IndexParameters.JOB;
	}

	@Override
	public String description() {
		return "Brings the catalogue of a folder up to date: what is new, changed, moved and gone, and what files hold.";
	}

	@Override
	public List<String> steps() {
		return IndexJob.STEPS;
	}

	@Override
	public ParameterModel<IndexRequest> parameters() {
		return IndexRequest.MODEL;
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		return request(IndexRequest.MODEL.parse(parameters));
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		if (!IndexParameters.isOfVersion01(parameters)) {
			return request(IndexRequest.MODEL.of(parameters));
		}
		IndexParameters parsed = IndexParameters.ofVersion01(parameters);
		return request(parsed, location(parsed), List.of(), parameters);
	}

	/** A folder that is no location yet is known by its name only. */
	private JobRequest request(IndexRequest asked) {
		asked.changed(Rules.DEFAULT).requireUsable();
		JobParameters kept = IndexRequest.MODEL.toJobParameters(asked);
		if (this.locations.requireAddable(asked.path()).isEmpty()) {
			String subject = IndexParameters.JOB + " " + Json.write(IndexRequest.MODEL.identity(asked));
			return new JobRequest(IndexParameters.JOB, subject, EncodedName.display(asked.path()), null, List.of(),
					List.of(Claim.exclusive(this.parts.volumes().address(asked.path()))), kept);
		}
		Place place = this.locations.placeOf(asked.path(), new ArrayList<>());
		return request(resolve(asked, place, new ArrayList<>()), place.location(), List.of(), kept);
	}

	private static IndexParameters resolve(IndexRequest asked, Place place, List<RunNote> notes) {
		Rules rules = usable(asked.changed(Rules.of(Json.read(place.location().rules()))), notes);
		return asked.of(place.location().id(), place.relative(), rules);
	}

	/** What older versions have stored and nobody can mean is taken out. */
	private static Rules usable(Rules rules, List<RunNote> notes) {
		rules.unusable()
			.forEach((glob) -> notes.add(new RunNote(RunNote.Code.UNUSABLE_PATTERN, "The location kept '" + glob
					+ "', which is no pattern that can be used and matched nothing. It is taken out.")));
		return rules.withoutUnusable();
	}

	/** Makes the folder a location if it is in none, and changes the location's rules. */
	@Override
	public JobRequest begin(JobExecution execution) {
		List<RunNote> notes = new ArrayList<>();
		if (!IndexParameters.isKept(execution)) {
			IndexRequest asked = IndexRequest.MODEL.of(execution.getJobParameters());
			IndexParameters parsed = resolve(asked, this.locations.placeOf(asked.path(), notes), notes);
			this.parts.locations().setRules(parsed.location(), Json.write(parsed.rules().toMap()));
			parsed.keep(execution.getExecutionContext());
			this.parts.repository().updateExecutionContext(execution);
		}
		IndexParameters parsed = IndexParameters.of(execution);
		return request(parsed, location(parsed), notes, execution.getJobParameters());
	}

	private Location location(IndexParameters parsed) {
		return this.parts.locations()
			.find(parsed.location())
			.orElseThrow(() -> new IllegalArgumentException("Its location was removed"));
	}

	/** What is lost and found is that of a location, so that is claimed as a whole. */
	private JobRequest request(IndexParameters parsed, Location location, List<RunNote> notes, JobParameters kept) {
		String description = EncodedName.display(this.parts.volumes().text(location.address().below(parsed.start())));
		return new JobRequest(IndexParameters.JOB, parsed.subject(), description, location.id(), notes,
				List.of(Claim.exclusive(location.address())), kept);
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		IndexParts parts = IndexParameters.isKept(execution) ? this.parts.on(location(IndexParameters.of(execution)))
				: this.parts;
		return new IndexJob(parts, execution, run).job();
	}

	@Override
	public IndexSummary summary(JobInstance instance) {
		Tally<IndexCount> total = StepCounts.sum(IndexCount.class, this.parts.repository(), instance,
				List.of(IndexJob.DISCOVER), StretchReader.LAST_PATH);
		this.parts.repository()
			.getJobExecutions(instance)
			.forEach((execution) -> execution.getStepExecutions()
				.stream()
				.filter((step) -> !step.getStepName().equals(IndexJob.DISCOVER))
				.forEach((step) -> total.add(step.getExecutionContext())));
		Map<String, Long> leftOut = total.named(IndexCount.LEFT_OUT);
		return new IndexSummary(total.get(IndexCount.SEEN), total.get(IndexCount.NEW), total.get(IndexCount.CHANGED),
				total.get(IndexCount.MOVED), total.get(IndexCount.REMOVED), total.get(IndexCount.UNCHANGED),
				total.get(IndexCount.ISSUES), total.get(IndexCount.BYTES), some(total, IndexCount.HASHED),
				some(total, IndexCount.HASHED_BYTES), some(total, IndexCount.PRUNED), some(total, IndexCount.ANALYSED),
				some(total, IndexCount.CONTRADICTING), leftOut.values().stream().mapToLong(Long::longValue).sum(),
				leftOut);
	}

	/** Of what only some runs do. */
	private static @Nullable Long some(Tally<IndexCount> total, IndexCount count) {
		return (total.get(count) > 0) ? total.get(count) : null;
	}

}
