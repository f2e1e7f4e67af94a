package dev.driveyard.jobs.validate;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.AwaitsConfirmation;
import dev.driveyard.jobs.operate.CountingSession;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.RemovalJournal;
import dev.driveyard.runs.Run;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.Step;

/**
 * The repair job.
 */
final class RepairDefinition implements JobDefinition {

	static final String PLAN = "plan";

	static final String RESTORE = "restore";

	/** In the order they run. */
	static final List<String> STEPS = Stream.concat(Stream.of(PLAN, RESTORE), Upkeep.STEPS.stream()).toList();

	private static final List<Count> SHOWN = List.of(Count.PLANNED, Count.WRITTEN_SINCE, Count.LEFT_OUT, Count.RESTORED,
			Count.RESTORED_BYTES, Count.ALREADY_RIGHT, Count.NOT_RESTORED, Count.ISSUES);

	private final ValidateParts parts;

	private final RemovalJournal plans;

	RepairDefinition(ValidateParts parts, RemovalJournal plans) {
		this.parts = parts;
		this.plans = plans;
	}

	@Override
	public String name() {
		return RepairParameters.JOB;
	}

	@Override
	public String description() {
		return "Restores files that a validation found damaged or missing from good copies, and keeps the damaged ones.";
	}

	@Override
	public List<String> steps() {
		return STEPS;
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(
				new Parameter("run", "integer", true, null, List.of(),
						"the validation whose findings are to be repaired"),
				new Parameter("untouchedOnly", "boolean", false, false, List.of(),
						"leave out what something wrote to since it was indexed, with the time put back"),
				new Parameter("dryRun", "boolean", false, false, List.of(), "only plan; such a run never goes on"),
				new Parameter("confirmed", "boolean", false, false, List.of(), "whether to go on after the plan"));
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		RepairParameters parsed = new RepairParameters(Arguments.number(parameters, "run", 0L),
				Arguments.bool(parameters, "untouchedOnly", false), Arguments.bool(parameters, "dryRun", false),
				Arguments.bool(parameters, "confirmed", false));
		validation(parsed.run());
		return request(parsed);
	}

	private Run validation(long number) {
		Run run = this.parts.runs()
			.find(number)
			.orElseThrow(() -> new IllegalArgumentException("There is no run " + number));
		if (!run.job().equals(ValidateParameters.JOB)) {
			throw new IllegalArgumentException("Run " + number + " is a run of the job '" + run.job()
					+ "': only what a validation found can be repaired");
		}
		return run;
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(RepairParameters.of(parameters));
	}

	private static JobRequest request(RepairParameters parsed) {
		return new JobRequest(RepairParameters.JOB, parsed.subject(), parsed.description(), null, List.of(),
				parsed::toJobParameters);
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		RepairParameters parsed = RepairParameters.of(execution.getJobParameters());
		Steps steps = new Steps(this.parts, execution, run);
		Step plan = steps.of(PLAN, new RepairPlanSession(this.parts, validation(parsed.run()).instance(),
				parsed.untouchedOnly(), steps.instance()));
		JobBuilder builder = new JobBuilder(RepairParameters.JOB, this.parts.repository());
		if (!parsed.goesOn()) {
			return builder.listener(new AwaitsConfirmation()).start(plan).build();
		}
		SimpleJobBuilder flow = builder.start(plan)
			.next(steps.of(RESTORE, new RepairSession(this.parts, steps.instance())));
		for (Step step : steps.upkeep()) {
			flow = flow.next(step);
		}
		return flow.build();
	}

	@Override
	public void discard(JobInstance instance) {
		this.plans.forgetPlan(instance.getInstanceId());
	}

	@Override
	public Map<String, Object> summary(JobInstance instance) {
		return CountingSession.summary(Count.class, this.parts.repository(), instance, List.of(PLAN, RESTORE), SHOWN);
	}

}
