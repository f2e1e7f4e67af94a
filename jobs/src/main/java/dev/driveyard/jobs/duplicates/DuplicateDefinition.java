package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.duplicates.DuplicateSelection.Part;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.locations.LocationService;
import dev.driveyard.jobs.locations.LocationService.Place;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.MissingPathException;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.summary.DuplicateSummary;
import dev.driveyard.jobs.summary.RunNote;
import dev.driveyard.runs.Claim;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * The job that finds duplicates as others see it.
 */
final class DuplicateDefinition implements JobDefinition {

	private final DuplicateParts parts;

	private final LocationService locations;

	DuplicateDefinition(DuplicateParts parts, LocationService locations) {
		this.parts = parts;
		this.locations = locations;
	}

	@Override
	public String name() {
		return DuplicateParameters.JOB;
	}

	@Override
	public String description() {
		return "Finds files and folders that are there more than once, by what they hold.";
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
		List<Optional<Place>> known = asked.refresh()
				? asked.paths().stream().map(this.locations::requireAddable).toList() : List.of();
		JobParameters kept = DuplicateRequest.MODEL.toJobParameters(asked);
		if (known.stream().anyMatch(Optional::isEmpty)) {
			String subject = DuplicateParameters.JOB + " " + Json.write(DuplicateRequest.MODEL.identity(asked));
			return new JobRequest(DuplicateParameters.JOB, subject, describe(asked.paths(), asked.mode()), null,
					List.of(), asked.paths().stream().map(this.parts.volumes()::address).map(Claim::exclusive).toList(),
					kept);
		}
		return request(asked.among(outermost(places(asked.paths(), false, new ArrayList<>()))), List.of(), kept);
	}

	@Override
	public JobRequest begin(JobExecution execution) {
		List<RunNote> notes = new ArrayList<>();
		if (!DuplicateParameters.isKept(execution)) {
			DuplicateRequest asked = DuplicateRequest.MODEL.of(execution.getJobParameters());
			asked.among(outermost(places(asked.paths(), asked.refresh(), notes))).keep(execution.getExecutionContext());
			this.parts.repository().updateExecutionContext(execution);
		}
		DuplicateParameters parsed = DuplicateParameters.of(execution);
		parsed.parts().stream().map((part) -> location(part.location())).distinct().forEach((location) -> {
			if (!this.parts.root().isThere(location)) {
				notes.add(RunNote.of("The disk of " + EncodedName.display(location.root())
						+ " is not there: what the catalogue knows of it is used."));
			}
		});
		return request(parsed, notes, execution.getJobParameters());
	}

	private List<Place> places(List<String> paths, boolean refresh, List<RunNote> notes) {
		List<Place> places = paths.isEmpty() ? this.parts.locations()
			.all()
			.stream()
			.filter((location) -> this.parts.volumes().reaches(location.device()))
			.map((location) -> new Place(location, ""))
			.toList() : placesOf(paths, refresh, notes);
		if (places.isEmpty()) {
			throw new IllegalArgumentException("There is no location yet: name the folders to look in");
		}
		return places;
	}

	/**
	 * Outer folders first: one of them may hold another, and all of them or none become
	 * locations.
	 */
	private List<Place> placesOf(List<String> paths, boolean refresh, List<RunNote> notes) {
		if (refresh) {
			paths.forEach(this.locations::requireAddable);
		}
		return paths.stream()
			.sorted(Comparator.comparingInt(String::length))
			.map((path) -> place(path, refresh, notes))
			.toList();
	}

	private Place place(String path, boolean refresh, List<RunNote> notes) {
		if (refresh) {
			return this.locations.exactPlaceOf(path, notes);
		}
		return this.locations.findPath(path)
			.orElseThrow(() -> new MissingPathException(Failure.ofPath(FailureCode.NOT_INDEXED,
					EncodedName.display(path) + " is in no location, so the catalogue knows nothing of it.", path)));
	}

	private static List<Part> outermost(List<Place> places) {
		return places.stream()
			.filter((place) -> places.stream().noneMatch((other) -> isBelow(place, other)))
			.map((place) -> new Part(place.location().id(), place.relative()))
			.distinct()
			.sorted((one, other) -> (one.location() != other.location())
					? Long.compare(one.location(), other.location()) : one.below().compareTo(other.below()))
			.toList();
	}

	private static boolean isBelow(Place place, Place other) {
		return place.location().id() == other.location().id() && !place.relative().equals(other.relative())
				&& (other.relative().isEmpty() || place.relative().startsWith(other.relative() + "/"));
	}

	private Location location(long id) {
		return this.parts.locations()
			.find(id)
			.orElseThrow(() -> new IllegalArgumentException("One of its locations was removed"));
	}

	private JobRequest request(DuplicateParameters parsed, List<RunNote> notes, JobParameters kept) {
		List<String> paths = parsed.parts()
			.stream()
			.map((part) -> this.parts.volumes().text(location(part.location()).address().below(part.below())))
			.toList();
		return new JobRequest(DuplicateParameters.JOB, parsed.subject(), describe(paths, parsed.mode()), null, notes,
				claims(parsed), kept);
	}

	/** An index claims its location as a whole. */
	private List<Claim> claims(DuplicateParameters parsed) {
		return parsed.parts()
			.stream()
			.map((part) -> parsed.refresh() ? Claim.exclusive(location(part.location()).address())
					: Claim.shared(location(part.location()).address().below(part.below())))
			.distinct()
			.toList();
	}

	private static String describe(List<String> paths, DuplicateMode mode) {
		String shown = paths.stream().limit(3).map(EncodedName::display).collect(Collectors.joining(", "));
		String more = (paths.size() > 3) ? " and " + (paths.size() - 3) + " more" : "";
		return shown + more + " (" + Arguments.word(mode) + ")";
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
				sum.get(DuplicateCount.ISSUES));
	}

}
