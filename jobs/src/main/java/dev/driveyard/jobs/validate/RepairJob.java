package dev.driveyard.jobs.validate;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.driveyard.jobs.operate.AwaitsConfirmation;
import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.CurrentItem;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.Operation;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * The flow of one execution of the repair job, from top to bottom.
 */
final class RepairJob {

	static final String PLAN = "plan";

	static final String RESTORE = "restore";

	/** In the order they run. */
	static final List<String> STEPS = Stream.concat(Stream.of(PLAN, RESTORE), Upkeep.STEPS.stream()).toList();

	private final ValidateParts parts;

	private final RepairParameters parameters;

	private final long validation;

	private final JobExecution execution;

	private final RunControl control;

	/**
	 * A flow.
	 * @param validation the job instance whose findings are to be repaired
	 */
	RepairJob(ValidateParts parts, long validation, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = RepairParameters.of(execution.getJobParameters());
		this.validation = validation;
		this.execution = execution;
		this.control = control;
	}

	Job job() {
		JobBuilder builder = new JobBuilder(RepairParameters.JOB, this.parts.repository());
		if (!this.parameters.goesOn()) {
			return builder.listener(new AwaitsConfirmation()).start(plan()).build();
		}
		SimpleJobBuilder flow = builder.start(plan()).next(restore());
		for (Step step : this.parts.upkeep().steps(instance(), this.control)) {
			flow = flow.next(step);
		}
		return flow.build();
	}

	/** Records what is to be restored. */
	private Step plan() {
		CurrentItem<RepairableReader.Page> current = new CurrentItem<>(RepairableReader.Page::path);
		StepCounts<ValidateCount> counts = counts();
		return step(PLAN, new RepairableReader(this.parts.findings(), this.validation),
				new RepairPlanProcessor(this.parts, this.parameters.untouchedOnly(), instance()), counts, current,
				() -> new Progress(PLAN, 0, 0, 0, counts.get(ValidateCount.ISSUES), current.path()));
	}

	/** Restores it. */
	private Step restore() {
		CurrentItem<Operation> current = new CurrentItem<>((operation) -> String.valueOf(operation.target()));
		StepCounts<ValidateCount> counts = counts();
		PlannedRepairReader reader = new PlannedRepairReader(this.parts.journal(), instance());
		return step(RESTORE, reader, new RepairProcessor(this.parts, instance()), counts, current,
				() -> new Progress(RESTORE, counts.get(ValidateCount.RESTORED),
						reader.left() + counts.before(ValidateCount.RESTORED), counts.get(ValidateCount.RESTORED_BYTES),
						counts.get(ValidateCount.ISSUES), current.path()));
	}

	private StepCounts<ValidateCount> counts() {
		return StepCounts.ofInstance(this.parts.repository(), ValidateCount.class);
	}

	private <I> Step step(String name, ItemReader<I> reader, ItemProcessor<I, RepairChange> processor,
			StepCounts<ValidateCount> counts, CurrentItem<I> current, Supplier<Progress> progress) {
		return new CountedSteps(this.parts.repository(), this.parts.transactionManager(), this.parts.commitInterval(),
				this.control)
			.<ValidateCount, I, RepairChange>step(name, 1, counts, () -> this.control.reportProgress(progress))
			.reader(reader)
			.processor(processor)
			.writer(new RepairWriter(this.parts.journal(), this.parts.findings(), this.parts.runs(), this.parts.clock(),
					this.execution.getId(), instance()))
			.listener(current)
			.build();
	}

	private long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

}
