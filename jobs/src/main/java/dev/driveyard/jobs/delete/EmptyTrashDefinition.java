package dev.driveyard.jobs.delete;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.AwaitsConfirmation;
import dev.driveyard.jobs.operate.CountingSession;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.RunControl;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.Step;

/**
 * The job that empties the trash.
 */
final class EmptyTrashDefinition implements JobDefinition {

	static final String PLAN = "plan";

	static final String REMOVE = "remove";

	private static final List<String> STEPS = List.of(PLAN, REMOVE);

	private final DeleteParts parts;

	EmptyTrashDefinition(DeleteParts parts) {
		this.parts = parts;
	}

	@Override
	public String name() {
		return EmptyTrashParameters.JOB;
	}

	@Override
	public String description() {
		return "Removes for good what is in the trash.";
	}

	@Override
	public List<String> steps() {
		return STEPS;
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(
				new Parameter("before", "string", false, null, List.of(),
						"only what was trashed before this local time, such as 2026-01-31T12:00"),
				new Parameter("path", "string", false, null, List.of(), "only what was at this path or below it"),
				new Parameter("dryRun", "boolean", false, false, List.of(), "only plan; such a run never goes on"),
				new Parameter("confirmed", "boolean", false, false, List.of(), "whether to go on after the plan"),
				new Parameter("threads", "integer", false, DeleteParameters.defaultThreads(), List.of(),
						"threads that remove files, 1 to 64"));
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		String path = Arguments.string(parameters, "path");
		return request(new EmptyTrashParameters(time(Arguments.string(parameters, "before")),
				(path != null) ? Paths.outermost(List.of(path)).get(0) : null,
				Arguments.bool(parameters, "dryRun", false), Arguments.bool(parameters, "confirmed", false),
				Arguments.number(parameters, "threads", DeleteParameters.defaultThreads())));
	}

	private static @Nullable LocalDateTime time(@Nullable String text) {
		try {
			return (text != null) ? LocalDateTime.parse(text) : null;
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("'" + text + "' is no local time such as 2026-01-31T12:00", ex);
		}
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(EmptyTrashParameters.of(parameters));
	}

	private static JobRequest request(EmptyTrashParameters parsed) {
		return new JobRequest(EmptyTrashParameters.JOB, parsed.subject(), parsed.description(), null, List.of(),
				parsed::toJobParameters);
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		EmptyTrashParameters parsed = EmptyTrashParameters.of(execution.getJobParameters());
		long instance = execution.getJobInstance().getInstanceId();
		Steps steps = new Steps(this.parts, execution, run);
		Step plan = steps.of(PLAN,
				new TrashPlanSession(this.parts, instance, new EmptyTrashPlan(this.parts, parsed.filter(), instance)));
		JobBuilder builder = new JobBuilder(EmptyTrashParameters.JOB, this.parts.repository());
		if (!parsed.goesOn()) {
			return builder.listener(new AwaitsConfirmation()).start(plan).build();
		}
		return builder.start(plan)
			.next(steps.of(REMOVE, new EmptyTrashSession(this.parts, instance, parsed.threads(), run::isStopRequested)))
			.build();
	}

	@Override
	public void discard(JobInstance instance) {
		this.parts.removals().forgetPlan(instance.getInstanceId());
	}

	@Override
	public Map<String, Object> summary(JobInstance instance) {
		return CountingSession.summary(Count.class, this.parts.repository(), instance, STEPS,
				List.of(Count.FILES, Count.DIRECTORIES, Count.BYTES, Count.EMPTIED, Count.REMOVED_FILES,
						Count.REMOVED_DIRECTORIES, Count.REMOVED_BYTES, Count.KEPT, Count.ISSUES));
	}

}
