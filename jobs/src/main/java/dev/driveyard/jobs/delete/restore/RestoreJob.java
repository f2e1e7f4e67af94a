package dev.driveyard.jobs.delete.restore;

import java.util.List;
import java.util.stream.Stream;

import dev.driveyard.jobs.delete.DeleteCount;
import dev.driveyard.jobs.delete.DeleteParts;
import dev.driveyard.jobs.delete.OperationRecorder;
import dev.driveyard.jobs.delete.PlannedOperationReader;
import dev.driveyard.jobs.delete.RemovalOperationReader;
import dev.driveyard.jobs.delete.Steps;
import dev.driveyard.jobs.delete.Steps.Shown;
import dev.driveyard.jobs.delete.trash.TrashAmountProcessor;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.Operation;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.step.Step;

/**
 * The flow of one execution of the job that puts things back from the trash, from top to
 * bottom.
 */
final class RestoreJob {

	static final String PLAN = "plan";

	static final String RESTORE = "restore";

	/** In the order they run. */
	static final List<String> STEPS = Stream.concat(Stream.of(PLAN, RESTORE), Upkeep.STEPS.stream()).toList();

	private final DeleteParts parts;

	private final RestoreParameters parameters;

	private final Steps steps;

	RestoreJob(DeleteParts parts, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = RestoreParameters.of(execution.getJobParameters());
		this.steps = new Steps(parts, execution, control);
	}

	Job job() {
		SimpleJobBuilder flow = new JobBuilder(RestoreParameters.JOB, this.parts.repository()).start(plan())
			.next(restore());
		for (Step step : this.steps.upkeep()) {
			flow = flow.next(step);
		}
		return flow.build();
	}

	/** Records what is to come back, and how much it holds. */
	private Step plan() {
		long instance = this.steps.instance();
		RestorePlan plan = new RestorePlan(this.parts, this.parameters, instance);
		return this.steps
			.of(PLAN, new RemovalOperationReader(this.parts.journal(), instance),
					new TrashAmountProcessor(this.parts.volume()),
					new Shown<>(Operation::source, DeleteCount.FILES, () -> 0, DeleteCount.BYTES))
			.listener(
					new OperationRecorder(this.parts.journal(), this.parts.transactionManager(), instance, plan::plan))
			.build();
	}

	/** Puts it back. */
	private Step restore() {
		PlannedOperationReader reader = new PlannedOperationReader(this.parts.journal(), this.steps.instance());
		return this.steps
			.of(RESTORE, reader, new RestoreProcessor(this.parts),
					new Shown<>(Operation::source, DeleteCount.RESTORED, () -> reader.total((operation) -> 1),
							DeleteCount.REMOVED_BYTES))
			.build();
	}

}
