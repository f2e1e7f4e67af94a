package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.driveyard.jobs.operate.InvalidParameterException;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.summary.CopySummary;
import dev.driveyard.runs.Claim;
import dev.driveyard.transfer.copy.Conflict;
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
	public ParameterModel<CopyParameters> parameters() {
		return CopyParameters.model(this.move);
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		CopyParameters asked = parameters().parse(parameters);
		boolean back = asked.undo() != null;
		TypedPaths typed = back ? new TypedPaths(List.of(), "", asked.exact(), false)
				: TypedPaths.of(asked.sources(), destination(asked), asked.exact(), this.move, this.parts.volumes());
		// what can't go back since something else is there is an issue, not just skipped
		Conflict conflict = (back && !parameters.containsKey("conflict")) ? Conflict.FAIL : asked.conflict();
		CopyParameters parsed = asked.of(typed, conflict);
		if (!mayResume(parsed.subject())) {
			requireAllowed(parsed);
		}
		return request(parsed);
	}

	private static String destination(CopyParameters asked) {
		if (asked.destination().isEmpty()) {
			throw new InvalidParameterException("destination", "is needed");
		}
		return asked.destination();
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
		return new JobRequest(name(), parsed.subject(), description(parsed), null, List.of(), claims(parsed),
				parsed.toJobParameters());
	}

	/** What is moved, and what it goes to, is changed; what is copied is read. */
	private List<Claim> claims(CopyParameters parsed) {
		Long undo = parsed.undo();
		if (undo != null) {
			return this.parts.runs()
				.find(undo)
				.map((run) -> this.parts.journal().operations(run.instance()))
				.orElse(List.of())
				.stream()
				.flatMap((one) -> Stream.of(one.from(), (one.target() != null) ? one.to() : one.from()))
				.distinct()
				.map(Claim::exclusive)
				.toList();
		}
		return Stream
			.concat(parsed.from(this.parts.volumes()).stream().map((source) -> new Claim(source, this.move)),
					Stream.of(Claim.exclusive(parsed.to(this.parts.volumes()))))
			.toList();
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
	public CopySummary summary(JobInstance instance) {
		Tally<CopyCount> total = StepCounts.sum(CopyCount.class, this.parts.repository(), instance, COUNTED,
				CopyCount.FILES.key());
		return new CopySummary(total.get(CopyCount.FILES), total.get(CopyCount.DIRECTORIES), total.get(CopyCount.BYTES),
				total.get(CopyCount.SKIPPED), total.get(CopyCount.REPLACED), total.get(CopyCount.LINKED),
				total.get(CopyCount.NOT_KEPT), total.get(CopyCount.FAILED));
	}

}
