package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.copy.CopyCounts.Count;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepHistory;
import dev.driveyard.transfer.copy.Conflict;
import dev.driveyard.transfer.copy.Durability;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * The jobs that copy and move, as others see them.
 */
final class CopyDefinition implements JobDefinition {

	private static final List<String> COUNTED = List.of(CopyJob.TRANSFER, CopyJob.HARD_LINKS, CopyJob.FINISH,
			CopyJob.CLEAR);

	private final CopyParts parts;

	private final boolean move;

	CopyDefinition(CopyParts parts, boolean move) {
		this.parts = parts;
		this.move = move;
	}

	@Override
	public String name() {
		return this.move ? CopyParameters.MOVE : CopyParameters.COPY;
	}

	@Override
	public String description() {
		return this.move
				? "Moves files and folders: by renaming where that is possible, else by verified copies, after which the sources go."
				: "Copies files and folders with all that belongs to them.";
	}

	@Override
	public List<String> steps() {
		return CopyJob.steps(this.move);
	}

	@Override
	public List<Parameter> parameters() {
		List<Parameter> parameters = new ArrayList<>(List.of(
				new Parameter("sources", "array", !this.move, List.of(), List.of(), "the files and folders"),
				new Parameter("destination", "string", !this.move, null, List.of(),
						"the folder that they go to, or the new path of a single one"),
				new Parameter("exact", "boolean", false, false, List.of(),
						"whether the destination is the new path, even if there is a folder"),
				new Parameter("method", "string", false, "auto", methods(), "how files get there"),
				new Parameter("conflict", "string", false, "skip", words(Conflict.values()),
						"what to do where the target has something of the same name"),
				new Parameter("durability", "string", false, "none", words(Durability.values()),
						"what is certain to outlast a power failure"),
				new Parameter("oneFileSystem", "boolean", false, false, List.of(),
						"whether to leave out what is mounted in the sources"),
				new Parameter("verify", "boolean", false, false, List.of(),
						"whether each copy is read again and compared"),
				new Parameter("hash", "boolean", false, false, List.of(), "whether to keep the hash of what was read"),
				new Parameter("ignoreSpace", "boolean", false, false, List.of(),
						"whether to begin though the room does not seem enough"),
				new Parameter("transfers", "integer", false, CopyParameters.defaultTransfers(), List.of(),
						"files that are copied at once, 1 to 64"),
				new Parameter("bandwidth", "integer", false, 0, List.of(), "bytes a second, 0 for no limit")));
		if (this.move) {
			parameters.add(new Parameter("undo", "integer", false, null, List.of(), "the run of a move to take back"));
		}
		return List.copyOf(parameters);
	}

	private List<String> methods() {
		return words(Method.values()).stream().filter((method) -> this.move || !method.equals("rename")).toList();
	}

	private static List<String> words(Enum<?>[] values) {
		return Arrays.stream(values).map(Arguments::word).toList();
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		Long undo = parameters.containsKey("undo") ? Arguments.number(parameters, "undo", 0L) : null;
		boolean exact = Arguments.bool(parameters, "exact", false);
		TypedPaths typed = (undo != null) ? new TypedPaths(List.of(), "", exact, false)
				: TypedPaths.of(Arguments.strings(parameters, "sources"), destination(parameters), exact, this.move);
		CopyParameters parsed = new CopyParameters(this.move, typed.sources(), typed.destination(), typed.exact(),
				typed.folder(), undo, Arguments.choice(parameters, "method", Method.AUTO), conflict(parameters, undo),
				Arguments.choice(parameters, "durability", Durability.NONE),
				Arguments.bool(parameters, "oneFileSystem", false), Arguments.bool(parameters, "verify", false),
				Arguments.bool(parameters, "hash", false), Arguments.bool(parameters, "ignoreSpace", false),
				Arguments.number(parameters, "transfers", CopyParameters.defaultTransfers()),
				Arguments.number(parameters, "bandwidth", 0L));
		if (!mayResume(parsed.subject())) {
			requireAllowed(parsed);
		}
		return request(parsed);
	}

	/** What can't go back since something else is there is an issue, not just skipped. */
	private static Conflict conflict(Map<String, Object> parameters, @Nullable Long undo) {
		return Arguments.choice(parameters, "conflict", (undo != null) ? Conflict.FAIL : Conflict.SKIP);
	}

	private static String destination(Map<String, Object> parameters) {
		Object destination = parameters.get("destination");
		if (destination == null) {
			throw new IllegalArgumentException("A destination is needed");
		}
		return destination.toString();
	}

	/** A run that has begun has its plan already. */
	private boolean mayResume(String subject) {
		return this.parts.runs().lastOf(subject).filter((last) -> last.isResumable() || last.isActive()).isPresent();
	}

	/** What is refused leaves no run behind. */
	private void requireAllowed(CopyParameters parsed) {
		try {
			new Plan(this.parts, parsed, 0).requireAllowed();
		}
		catch (IOException ex) {
			throw new OperateException("Nothing is " + (this.move ? "moved: " : "copied: ") + Messages.of(ex), ex);
		}
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(CopyParameters.of(this.move, parameters));
	}

	private JobRequest request(CopyParameters parsed) {
		return new JobRequest(name(), parsed.subject(), description(parsed), null, List.of(), parsed::toJobParameters);
	}

	private static String description(CopyParameters parsed) {
		if (parsed.undo() != null) {
			return "back what run " + parsed.undo() + " moved";
		}
		int sources = parsed.sources().size();
		String what = Plan.display(parsed.sources().get(0)) + ((sources > 1) ? " and " + (sources - 1) + " more" : "");
		return what + " to " + Plan.display(parsed.destination());
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		return new CopyJob(this.parts, this.move, execution, run).job();
	}

	@Override
	public Map<String, Object> summary(JobInstance instance) {
		CopyCounts total = new CopyCounts();
		for (String step : COUNTED) {
			StepHistory.newest(this.parts.repository(), instance, step, Count.FILES.key()).ifPresent((context) -> {
				CopyCounts counts = new CopyCounts();
				counts.load(context);
				total.addAll(counts);
			});
		}
		Map<String, Object> summary = new LinkedHashMap<>();
		for (Count count : Count.values()) {
			summary.put(count.word(), total.get(count));
		}
		return summary;
	}

}
