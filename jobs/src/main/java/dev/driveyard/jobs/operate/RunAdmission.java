package dev.driveyard.jobs.operate;

import dev.driveyard.runs.Admission;
import dev.driveyard.runs.Heartbeat;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;

/**
 * Admits the executions of the jobs that are defined here as runs of this process. Those
 * of other jobs on the same repository are none of its business.
 */
final class RunAdmission implements Admission {

	private final JobDefinitions definitions;

	private final RunStore runs;

	private final ActiveRuns active;

	private final Heartbeat heartbeat;

	RunAdmission(JobDefinitions definitions, RunStore runs, ActiveRuns active, Heartbeat heartbeat) {
		this.definitions = definitions;
		this.runs = runs;
		this.active = active;
		this.heartbeat = heartbeat;
	}

	@Override
	public void announce() {
		this.heartbeat.owner();
	}

	@Override
	public void admit(JobExecution execution) {
		this.definitions.find(execution.getJobInstance().getJobName())
			.ifPresent((definition) -> admit(definition, execution));
	}

	private void admit(JobDefinition definition, JobExecution execution) {
		JobInstance instance = execution.getJobInstance();
		JobRequest request = definition.parse(execution.getJobParameters());
		requireFree(instance.getInstanceId());
		this.runs.add(new Run(execution.getId(), instance.getInstanceId(), definition.name(), request.subject(),
				request.description(), request.location(), this.heartbeat.owner(), BatchStatus.STARTING, null, null, 0,
				""));
		RunControl control = this.active.begin(execution);
		this.heartbeat.watch(execution.getId(), control::requestStop);
	}

	/** Another process may have come first. */
	private void requireFree(long instance) {
		this.runs.active().stream().filter((run) -> run.instance() == instance).findFirst().ifPresent((run) -> {
			throw RunOperator.isDoingThis(run);
		});
	}

	@Override
	public void withdraw(JobExecution execution) {
		this.heartbeat.forget(execution.getId());
		this.active.end(execution.getId(), null);
	}

}
