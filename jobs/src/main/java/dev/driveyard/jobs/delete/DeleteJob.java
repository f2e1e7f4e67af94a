package dev.driveyard.jobs.delete;

import java.util.List;
import java.util.stream.Stream;

import dev.driveyard.jobs.operate.AwaitsConfirmation;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.upkeep.Upkeep;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.step.Step;

/**
 * The flow of one execution of the delete job, from top to bottom.
 */
final class DeleteJob {

	static final String PLAN = "plan";

	static final String REMOVE = "remove";

	static final String FINISH = "finish";

	static final String FORGET = "forget";

	/** In the order they run. */
	static final List<String> STEPS = Stream.concat(Stream.of(PLAN, REMOVE, FINISH, FORGET), Upkeep.STEPS.stream())
		.toList();

	private final DeleteParts parts;

	private final DeleteParameters parameters;

	private final JobExecution execution;

	private final Steps steps;

	DeleteJob(DeleteParts parts, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = DeleteParameters.of(execution.getJobParameters());
		this.execution = execution;
		this.steps = new Steps(parts, execution, control);
	}

	Job job() {
		JobBuilder builder = new JobBuilder(DeleteParameters.JOB, this.parts.repository());
		if (!this.parameters.goesOn()) {
			return builder.listener(new AwaitsConfirmation()).start(plan()).build();
		}
		SimpleJobBuilder flow = builder.start(plan()).next(remove()).next(finish()).next(forget());
		for (Step step : this.steps.upkeep()) {
			flow = flow.next(step);
		}
		return flow.build();
	}

	/** Records what is to go. */
	private Step plan() {
		return this.steps.of(PLAN, new PlanSession(this.parts, this.parameters, instance()));
	}

	/** Removes the files that were planned, or puts what was asked for into the trash. */
	private Step remove() {
		return (this.parameters.mode() == DeleteMode.TRASH)
				? this.steps.of(REMOVE, new TrashSession(this.parts, instance()))
				: this.steps.of(REMOVE, new RemovalSession(this.parts, this.parameters, instance()));
	}

	/** Removes the directories that are empty by now. */
	private Step finish() {
		boolean resumed = this.parts.repository().getJobExecutions(this.execution.getJobInstance()).size() > 1;
		return this.steps.of(FINISH,
				new FinishSession(this.parts, instance(), resumed && this.parameters.mode() == DeleteMode.SECURE));
	}

	/** Forgets the locations whose folders went. */
	private Step forget() {
		return this.steps.of(FORGET, new ForgetSession(this.parts, instance()));
	}

	private long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

}
