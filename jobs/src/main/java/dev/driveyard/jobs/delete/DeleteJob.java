package dev.driveyard.jobs.delete;

import java.util.List;
import java.util.stream.Stream;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.jobs.delete.Steps.Shown;
import dev.driveyard.jobs.delete.removal.DirectoryRemovalProcessor;
import dev.driveyard.jobs.delete.removal.RemovalProcessor;
import dev.driveyard.jobs.delete.removal.RemovalReader;
import dev.driveyard.jobs.delete.removal.UpwardPlanReader;
import dev.driveyard.jobs.operate.AwaitsConfirmation;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.Operation;
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
		long instance = this.steps.instance();
		DeletePlanReader reader = new DeletePlanReader(this.parts.journal(), this.parts.volume(),
				this.parameters.threads(), instance);
		DeletePlanProcessor processor = new DeletePlanProcessor(this.parts.lastCopies(), instance,
				this.parameters.mode() != DeleteMode.TRASH || this.parameters.dryRun());
		return this.steps
			.of(PLAN, reader, processor, new Shown<>(Planned::path, DeleteCount.FILES, () -> 0, DeleteCount.BYTES))
			.listener(new OperationRecorder(this.parts.journal(), this.parts.transactionManager(), instance,
					() -> new Preparation(this.parts, this.parameters, instance).plan()))
			.build();
	}

	/** Removes the files that were planned, or puts what was asked for into the trash. */
	private Step remove() {
		return (this.parameters.mode() == DeleteMode.TRASH) ? trash() : removeFiles();
	}

	private Step trash() {
		PlannedOperationReader reader = new PlannedOperationReader(this.parts.journal(), this.steps.instance());
		return this.steps
			.of(REMOVE, reader, new TrashProcessor(this.parts, this.steps.instance()), new Shown<>(Operation::source,
					DeleteCount.TRASHED, () -> reader.total((operation) -> 1), DeleteCount.REMOVED_BYTES))
			.build();
	}

	private Step removeFiles() {
		RemovalReader reader = new RemovalReader(this.parts, this.parameters, this.execution, this.steps.control());
		return this.steps
			.of(REMOVE, reader, new RemovalProcessor(),
					new Shown<>((results) -> results.get(results.size() - 1).unit().path(), DeleteCount.REMOVED_FILES,
							reader::total, DeleteCount.REMOVED_BYTES))
			.build();
	}

	/** Removes the directories that are empty by now. */
	private Step finish() {
		boolean resumed = this.parts.repository().getJobExecutions(this.execution.getJobInstance()).size() > 1;
		UpwardPlanReader reader = new UpwardPlanReader(this.parts.journal(), this.steps.instance());
		return this.steps.of(FINISH, reader,
				new DirectoryRemovalProcessor(this.parts, resumed && this.parameters.mode() == DeleteMode.SECURE),
				new Shown<>((item) -> item.operation().source(), DeleteCount.REMOVED_DIRECTORIES, reader::total,
						DeleteCount.REMOVED_BYTES))
			.build();
	}

	/** Forgets the locations whose folders went. */
	private Step forget() {
		return this.steps
			.of(FORGET, new RemovedLocationReader(this.parts.locations(), this.parts.journal(), this.steps.instance()),
					new ForgetProcessor(this.parts.volume()),
					new Shown<>(Location::root, DeleteCount.REMOVED_DIRECTORIES, () -> 0, DeleteCount.REMOVED_BYTES))
			.build();
	}

}
