package dev.driveyard.jobs.validate;

import java.util.List;
import java.util.stream.Stream;

import dev.driveyard.jobs.operate.AwaitsConfirmation;
import dev.driveyard.jobs.operate.ItemCountListener;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepStart;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.Operation;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;

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
		for (Step step : this.parts.upkeep().steps(instance(), this.control::enter, this.control)) {
			flow = flow.next(step);
		}
		return flow.build();
	}

	/** Records what is to be restored. */
	private Step plan() {
		ItemCountListener<RepairableReader.Page, Tally<ValidateCount>> counts = new ItemCountListener<>(
				this.parts.repository(), () -> new Tally<>(ValidateCount.class), RepairableReader.Page::path);
		return new StepBuilder(PLAN, this.parts.repository()).<RepairableReader.Page, RepairChange>chunk(
				this.parts.commitInterval().of(1))
			.transactionManager(this.parts.transactionManager())
			.reader(new RepairableReader(this.parts.findings(), this.validation))
			.processor(new RepairPlanProcessor(this.parts, this.parameters.untouchedOnly(), instance()))
			.writer(writer())
			.stream(counts)
			.listener(counts)
			.listener(new StepStart(() -> this.control.reportProgress(
					() -> new Progress(PLAN, 0, 0, 0, counts.counts().get(ValidateCount.ISSUES), counts.current()))))
			.interruptionPolicy(this.control)
			.build();
	}

	/** Restores it. */
	private Step restore() {
		PlannedRepairReader reader = new PlannedRepairReader(this.parts.journal(), instance());
		ItemCountListener<Operation, Tally<ValidateCount>> counts = new ItemCountListener<>(this.parts.repository(),
				() -> new Tally<>(ValidateCount.class), (operation) -> String.valueOf(operation.target()));
		return new StepBuilder(RESTORE, this.parts.repository())
			.<Operation, RepairChange>chunk(this.parts.commitInterval().of(1))
			.transactionManager(this.parts.transactionManager())
			.reader(reader)
			.processor(new RepairProcessor(this.parts, instance()))
			.writer(writer())
			.stream(counts)
			.listener(counts)
			.listener(new StepStart(() -> this.control.reportProgress(() -> progress(reader.left(), counts))))
			.interruptionPolicy(this.control)
			.build();
	}

	private static Progress progress(long left, ItemCountListener<Operation, Tally<ValidateCount>> counts) {
		return new Progress(RESTORE, counts.counts().get(ValidateCount.RESTORED),
				left + counts.before().get(ValidateCount.RESTORED), counts.counts().get(ValidateCount.RESTORED_BYTES),
				counts.counts().get(ValidateCount.ISSUES), counts.current());
	}

	private RepairWriter writer() {
		return new RepairWriter(this.parts, this.execution.getId(), instance());
	}

	private long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

}
