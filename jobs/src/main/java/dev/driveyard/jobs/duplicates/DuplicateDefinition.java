package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.DuplicateSelection.Part;
import dev.driveyard.catalogue.EntryName;
import dev.driveyard.catalogue.Location;
import dev.driveyard.jobs.locations.LocationService;
import dev.driveyard.jobs.locations.LocationService.Place;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.CountingSession;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.MissingPathException;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.storage.EncodedPaths;
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
	public List<Parameter> parameters() {
		return List.of(
				new Parameter("paths", "array", false, List.of(), List.of(),
						"folders to look in; one that is in no location becomes one; all locations if there are none"),
				new Parameter("mode", "string", false, "content-hash",
						List.of("size-only", "name-and-size", "content-hash", "deep-scan"),
						"what makes files equal: size, name and size, the hash of every byte, or that and every byte"),
				new Parameter("minSize", "integer", false, 1, List.of(), "leave smaller files out; in bytes"),
				new Parameter("maxSize", "integer", false, null, List.of(), "leave larger files out; in bytes"),
				new Parameter("extensions", "array", false, List.of(), List.of(), "only files with these extensions"),
				new Parameter("refresh", "boolean", false, true, List.of(),
						"whether to bring the index up to date before"),
				new Parameter("hashers", "integer", false, DuplicateParameters.defaultHashers(), List.of(),
						"threads that read and hash files, 1 to 64"));
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		List<String> notes = new ArrayList<>();
		boolean refresh = Arguments.bool(parameters, "refresh", true);
		parameters(parameters, List.of(new Part(0, "")), refresh); // before a location is
																	// made
		List<Part> folders = outermost(places(Arguments.strings(parameters, "paths"), refresh, notes));
		DuplicateParameters parsed = parameters(parameters, folders, refresh);
		folders.stream().map((part) -> location(part.location())).distinct().forEach((location) -> {
			if (!this.parts.root().isThere(location)) {
				notes.add("The disk of " + EntryName.display(location.root())
						+ " is not there: what the catalogue knows of it is used.");
			}
		});
		return request(parsed, notes);
	}

	private static DuplicateParameters parameters(Map<String, Object> parameters, List<Part> folders, boolean refresh) {
		Long maxSize = (parameters.get("maxSize") != null) ? Long.valueOf(Arguments.number(parameters, "maxSize", 0L))
				: null;
		List<String> extensions = List.copyOf(new TreeSet<>(Arguments.strings(parameters, "extensions")));
		return new DuplicateParameters(folders, DuplicateParameters.mode(parameters),
				Arguments.number(parameters, "minSize", 1L), maxSize, extensions, refresh,
				Arguments.number(parameters, "hashers", DuplicateParameters.defaultHashers()));
	}

	private List<Place> places(List<String> paths, boolean refresh, List<String> notes) {
		List<Place> places = paths.isEmpty()
				? this.parts.locations().all().stream().map((location) -> new Place(location, "")).toList()
				: placesOf(paths, refresh, notes);
		if (places.isEmpty()) {
			throw new IllegalArgumentException("There is no location yet: name the folders to look in");
		}
		return places;
	}

	/**
	 * Outer folders first: one of them may hold another, and all of them or none become
	 * locations.
	 */
	private List<Place> placesOf(List<String> paths, boolean refresh, List<String> notes) {
		if (refresh) {
			paths.forEach(this.locations::requireAddable);
		}
		return paths.stream()
			.sorted(Comparator.comparingInt(String::length))
			.map((path) -> place(path, refresh, notes))
			.toList();
	}

	private Place place(String path, boolean refresh, List<String> notes) {
		if (refresh) {
			return this.locations.exactPlaceOf(path, notes);
		}
		return this.locations.findPath(path)
			.orElseThrow(() -> new MissingPathException(EntryName.display(path)
					+ " is in no location, so the catalogue knows nothing of it. Run it without --no-refresh."));
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

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(DuplicateParameters.of(parameters), List.of());
	}

	private JobRequest request(DuplicateParameters parsed, List<String> notes) {
		return new JobRequest(DuplicateParameters.JOB, parsed.subject(), describe(parsed), null, notes,
				parsed::toJobParameters);
	}

	private String describe(DuplicateParameters parsed) {
		List<String> paths = parsed.parts()
			.stream()
			.map((part) -> EntryName.display(EncodedPaths.below(location(part.location()).root(), part.below())))
			.toList();
		String shown = paths.stream().limit(3).collect(Collectors.joining(", "));
		String more = (paths.size() > 3) ? " and " + (paths.size() - 3) + " more" : "";
		return shown + more + " (" + DuplicateParameters.word(parsed.mode()) + ")";
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		return new DuplicateJob(this.parts, execution, run).job();
	}

	@Override
	public Map<String, Object> summary(JobInstance instance) {
		return CountingSession.summary(Count.class, this.parts.repository(), instance, DuplicateJob.STEPS,
				EnumSet.allOf(Count.class));
	}

}
