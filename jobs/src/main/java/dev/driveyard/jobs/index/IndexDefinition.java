package dev.driveyard.jobs.index;

import dev.driveyard.jobs.locations.LocationService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.driveyard.catalogue.EntryName;
import dev.driveyard.catalogue.HashKind;
import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.Location;
import dev.driveyard.jobs.index.IndexCounts.Count;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.runs.Claim;
import dev.driveyard.tree.Rule;
import dev.driveyard.tree.Rules;
import dev.driveyard.tree.WalkOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;

/**
 * The index job as others see it.
 */
final class IndexDefinition implements JobDefinition {

	/** Said only where there are any. */
	private static final Set<Count> OF_FILES_READ = EnumSet.of(Count.HASHED, Count.HASHED_BYTES, Count.PRUNED,
			Count.ANALYSED, Count.CONTRADICTING);

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
	public List<Parameter> parameters() {
		List<String> rules = Arrays.stream(Rule.values()).map(Rule::id).toList();
		return List.of(
				new Parameter("path", "string", true, null, List.of(),
						"the folder to index; it becomes a location if it is in none"),
				new Parameter("mode", "string", false, "shallow", List.of("shallow", "content", "deep"),
						"shallow reads names, sizes, times and attributes; content also hashes files;"
								+ " deep also finds out what they are and say of themselves"),
				new Parameter("hash", "string", false, "full", List.of("full", "sampled", "both"),
						"full reads every byte, sampled 57 KB of each file"),
				new Parameter("scope", "string", false, "recursive", List.of("current", "recursive"),
						"only the folder itself, or all below it"),
				new Parameter("maxDepth", "integer", false, null, List.of(), "levels below the folder, at least 1"),
				new Parameter("oneFileSystem", "boolean", false, false, List.of(),
						"whether to stay on the folder's file system"),
				new Parameter("rulesOn", "array", false, List.of(), rules, "rules to turn on for the location"),
				new Parameter("rulesOff", "array", false, List.of(), rules, "rules to turn off for the location"),
				new Parameter("exclude", "array", false, List.of(), List.of(), "globs to leave out"),
				new Parameter("include", "array", false, List.of(), List.of(), "globs to keep whatever the rules say"),
				new Parameter("acceptRoot", "boolean", false, false, List.of(),
						"take what is mounted there now for the true folder"),
				new Parameter("walkers", "integer", false, IndexParameters.defaultWalkers(), List.of(),
						"threads that list folders ahead, 1 to 64"),
				new Parameter("hashers", "integer", false, IndexParameters.defaultHashers(), List.of(),
						"threads that read and hash files, 1 to 64"));
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		List<String> notes = new ArrayList<>();
		Object path = parameters.get("path");
		if (path == null) {
			throw new IllegalArgumentException("A path to index is needed");
		}
		Rules asked = rules(Rules.DEFAULT, parameters);
		asked.requireUsable();
		parameters(parameters, 0, "", asked); // all of it is looked at before a location
												// is made
		LocationService.Place place = this.locations.placeOf(path.toString(), notes);
		Location location = place.location();
		Rules rules = usable(rules(Rules.of(Json.read(location.rules())), parameters), notes);
		IndexParameters parsed = parameters(parameters, location.id(), place.relative(), rules);
		return request(parsed, location, notes,
				() -> this.parts.locations().setRules(location.id(), Json.write(rules.toMap())));
	}

	private static IndexParameters parameters(Map<String, Object> parameters, long location, String start,
			Rules rules) {
		return new IndexParameters(location, start, Arguments.choice(parameters, "mode", IndexMode.SHALLOW),
				depth(parameters), Arguments.bool(parameters, "oneFileSystem", false), rules,
				Arguments.choice(parameters, "hash", HashKind.FULL), Arguments.bool(parameters, "acceptRoot", false),
				Arguments.number(parameters, "walkers", IndexParameters.defaultWalkers()),
				Arguments.number(parameters, "hashers", IndexParameters.defaultHashers()));
	}

	/** What older versions have stored and nobody can mean is taken out. */
	private static Rules usable(Rules rules, List<String> notes) {
		rules.unusable()
			.forEach((glob) -> notes.add("The location kept '" + glob + "', which is no pattern that can be used and"
					+ " matched nothing. It is taken out; give a better one with --exclude or --include."));
		return rules.withoutUnusable();
	}

	private static int depth(Map<String, Object> parameters) {
		String scope = String.valueOf(parameters.getOrDefault("scope", "recursive"));
		int depth = Arguments.number(parameters, "maxDepth", WalkOptions.UNLIMITED);
		return switch (scope) {
			case "current" -> 1;
			case "recursive" -> depth;
			default -> throw new IllegalArgumentException("The scope is current or recursive, not '" + scope + "'");
		};
	}

	private static Rules rules(Rules known, Map<String, Object> parameters) {
		Map<Rule, Boolean> toggles = new EnumMap<>(Rule.class);
		Arguments.strings(parameters, "rulesOn").forEach((id) -> toggles.put(Rule.ofId(id), true));
		Arguments.strings(parameters, "rulesOff").forEach((id) -> toggles.put(Rule.ofId(id), false));
		Rules changed = known.with(toggles);
		List<String> exclude = Arguments.strings(parameters, "exclude");
		List<String> include = Arguments.strings(parameters, "include");
		return new Rules(changed.on(), exclude.isEmpty() ? changed.exclude() : withoutEmpty(exclude),
				include.isEmpty() ? changed.include() : withoutEmpty(include));
	}

	/** An empty glob clears the list. */
	private static List<String> withoutEmpty(List<String> globs) {
		return globs.stream().filter((glob) -> !glob.isEmpty()).toList();
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		IndexParameters parsed = IndexParameters.of(parameters);
		Location location = this.parts.locations()
			.find(parsed.location())
			.orElseThrow(() -> new IllegalArgumentException("Its location was removed"));
		return request(parsed, location, List.of(), () -> {
		});
	}

	/** What is lost and found is that of a location, so that is claimed as a whole. */
	private static JobRequest request(IndexParameters parsed, Location location, List<String> notes,
			Runnable accepted) {
		String root = EntryName.display(location.root());
		String description = parsed.start().isEmpty() ? root : root + "/" + EntryName.display(parsed.start());
		return new JobRequest(IndexParameters.JOB, parsed.subject(), description, location.id(), notes, accepted,
				List.of(Claim.exclusive(location.root())), parsed::toJobParameters);
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		return new IndexJob(this.parts, execution, run).job();
	}

	@Override
	public Map<String, Object> summary(JobInstance instance) {
		IndexCounts total = new IndexCounts();
		StepExecution discover = this.parts.repository().getLastStepExecution(instance, IndexJob.DISCOVER);
		add(total, discover);
		this.parts.repository()
			.getJobExecutions(instance)
			.forEach((execution) -> execution.getStepExecutions()
				.stream()
				.filter((step) -> !step.getStepName().equals(IndexJob.DISCOVER))
				.forEach((step) -> add(total, step)));
		Map<String, Object> summary = new LinkedHashMap<>();
		for (Count count : Count.values()) {
			if (!OF_FILES_READ.contains(count) || total.get(count) > 0) {
				summary.put(Arguments.word(count), total.get(count));
			}
		}
		summary.put("left_out", total.leftOut().values().stream().mapToLong(Long::longValue).sum());
		summary.put("left_out_by_rule", total.leftOut());
		return summary;
	}

	private static void add(IndexCounts total, @Nullable StepExecution step) {
		if (step != null) {
			IndexCounts counts = new IndexCounts();
			counts.load(step.getExecutionContext());
			total.addAll(counts);
		}
	}

}
