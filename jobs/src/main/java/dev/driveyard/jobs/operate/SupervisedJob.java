package dev.driveyard.jobs.operate;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import dev.driveyard.runs.Heartbeat;
import dev.driveyard.runs.Liveness;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.AbstractJob;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;

/**
 * A job as Spring Batch starts it. Builds the steps for each execution from its
 * parameters, records who runs it, and keeps its heart beating meanwhile.
 */
public final class SupervisedJob implements Job {

	private final JobDefinition definition;

	private final RunStore runs;

	private final Clock clock;

	private final Map<Long, RunControl> controls = new ConcurrentHashMap<>();

	private final Map<Long, List<String>> notes = new ConcurrentHashMap<>();

	public SupervisedJob(JobDefinition definition, RunStore runs, Clock clock) {
		this.definition = definition;
		this.runs = runs;
		this.clock = clock;
	}

	@Override
	public String getName() {
		return this.definition.name();
	}

	/** What kind of job it is. */
	public JobDefinition definition() {
		return this.definition;
	}

	/** The controls of its runs in this process. */
	public Collection<RunControl> controls() {
		return List.copyOf(this.controls.values());
	}

	/** How far its run in this process is; the first one's if there are several. */
	public RunControl.Progress progress() {
		return this.controls.values().stream().findFirst().map(RunControl::progress).orElse(RunControl.Progress.NONE);
	}

	/** What a person should know of how a run began, once. */
	List<String> takeNotes(long execution) {
		return Objects.requireNonNullElse(this.notes.remove(execution), List.of());
	}

	@Override
	public void execute(JobExecution execution) throws JobInterruptedException {
		JobRequest request = this.definition.begin(execution);
		this.notes.put(execution.getId(), request.notes());
		Run.Owner self = Liveness.self(this.clock.instant());
		this.runs
			.add(new Run(execution.getId(), execution.getJobInstance().getInstanceId(), getName(), request.subject(),
					request.description(), request.location(), self, BatchStatus.STARTED, null, null, 0, ""));
		RunControl control = new RunControl();
		this.controls.put(execution.getId(), control);
		try (Heartbeat heartbeat = new Heartbeat(this.runs, execution.getId(), this.clock, control::requestStop)) {
			Job flow = this.definition.flow(execution, control);
			if (flow instanceof AbstractJob job) {
				job.registerJobExecutionListener(new FailureReason());
			}
			flow.execute(execution);
		}
		finally {
			this.controls.remove(execution.getId());
		}
	}

}
