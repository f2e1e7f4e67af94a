package dev.driveyard.jobs.validate;

import java.util.List;

import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepStart;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;

/**
 * Makes the steps of one execution.
 */
record Steps(ValidateParts parts, JobExecution execution, RunControl control) {

	long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

	/** A step whose chunks are one item each. */
	<I> Step of(String name, Session<I> session) {
		return new StepBuilder(name, this.parts.repository()).<I, Change>chunk(1)
			.transactionManager(this.parts.transactionManager())
			.reader(session)
			.processor(session)
			.writer(new ChangeWriter(this.parts, this.execution.getId(), instance()))
			.listener((StepExecutionListener) session)
			.listener(new StepStart(() -> this.control.reportProgress(() -> session.progress(name))))
			.interruptionPolicy(this.control)
			.build();
	}

	/** The steps that bring the catalogue up to date. */
	List<Step> upkeep() {
		return this.parts.upkeep().steps(instance(), this.control::enter, this.control);
	}

}
