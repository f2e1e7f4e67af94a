package dev.driveyard.jobs.delete.trash;

import java.util.List;

import dev.driveyard.jobs.delete.DeleteCount;
import dev.driveyard.jobs.delete.DeleteParts;
import dev.driveyard.jobs.delete.OperationRecorder;
import dev.driveyard.jobs.delete.PlannedOperationReader;
import dev.driveyard.jobs.delete.RemovalOperationReader;
import dev.driveyard.jobs.delete.SourceCheck;
import dev.driveyard.jobs.delete.Steps;
import dev.driveyard.jobs.delete.Steps.Shown;
import dev.driveyard.jobs.operate.AwaitsConfirmation;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.journal.Operation;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.step.Step;

/**
 * The flow of one execution of the job that empties the trash, from top to bottom.
 */
final class EmptyTrashJob {

	static final String PLAN = "plan";

	static final String REMOVE = "remove";

	/** In the order they run. */
	static final List<String> STEPS = List.of(PLAN, REMOVE);

	private final DeleteParts parts;

	private final EmptyTrashParameters parameters;

	private final Steps steps;

	EmptyTrashJob(DeleteParts parts, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = EmptyTrashParameters.of(execution.getJobParameters());
		this.steps = new Steps(parts, execution, control);
	}

	Job job() {
		JobBuilder builder = new JobBuilder(EmptyTrashParameters.JOB, this.parts.repository());
		if (!this.parameters.goesOn()) {
			return builder.listener(new AwaitsConfirmation()).start(plan()).build();
		}
		return builder.start(plan()).next(remove()).build();
	}

	/** Records what is to go, and how much it holds. */
	private Step plan() {
		long instance = this.steps.instance();
		EmptyTrashPlan plan = new EmptyTrashPlan(this.parts.trash(), this.parts.volumes(),
				new SourceCheck(this.parts.volumes(), this.parts.locations(), this.parts.transactionManager()),
				this.parameters.filter(), instance);
		return this.steps
			.of(PLAN, new RemovalOperationReader(this.parts.journal(), instance),
					new TrashAmountProcessor(this.parts.volume()),
					new Shown<>(Operation::source, DeleteCount.FILES, () -> 0, DeleteCount.BYTES))
			.listener(
					new OperationRecorder(this.parts.journal(), this.parts.transactionManager(), instance, plan::plan))
			.build();
	}

	/** Removes it. */
	private Step remove() {
		PlannedOperationReader reader = new PlannedOperationReader(this.parts.journal(), this.steps.instance());
		return this.steps.of(REMOVE, reader,
				new EmptyTrashProcessor(this.parts, this.parameters.threads(), this.steps.control()::isStopRequested),
				new Shown<>(Operation::source, DeleteCount.REMOVED_FILES,
						() -> reader.total((operation) -> operation.amount().files()), DeleteCount.REMOVED_BYTES))
			.build();
	}

}
