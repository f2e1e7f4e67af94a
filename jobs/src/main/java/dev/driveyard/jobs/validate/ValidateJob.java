package dev.driveyard.jobs.validate;

import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Finding.Check;
import dev.driveyard.jobs.contents.Prefetching;
import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.StepListener;
import org.springframework.batch.core.step.Step;

/**
 * The flow of one execution of the validate job, from top to bottom.
 */
final class ValidateJob {

	static final String CHECK = "check";

	static final String REPORT = "report";

	/** In the order they run. */
	static final List<String> STEPS = List.of(CHECK, REPORT);

	private final ValidateParts parts;

	private final ValidateParameters parameters;

	private final JobExecution execution;

	private final RunControl control;

	private final ScopePlaces places;

	private final CountedSteps steps;

	ValidateJob(ValidateParts parts, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = ValidateParameters.of(execution.getJobParameters());
		this.execution = execution;
		this.control = control;
		this.places = new ScopePlaces(parts, this.parameters.paths());
		this.steps = new CountedSteps(parts.repository(), parts.transactionManager(), parts.commitInterval(), control);
	}

	Job job() {
		return new JobBuilder(ValidateParameters.JOB, this.parts.repository()).start(check()).next(report()).build();
	}

	/** Compares the disk with the catalogue. */
	private Step check() {
		StepCounts<ValidateCount> counts = counts();
		CheckReader reader = new CheckReader(this.places, this.parameters.mode().checks(), counts, new CheckParts(
				this.parts, this.parameters, this.places, instance(), counts,
				new Prefetching(this.parts.readExecutor(), this.parameters.threads(), this.control::isStopRequested)));
		return this.steps
			.<ValidateCount, CheckItem, CheckResult>step(CHECK, 1, counts,
					() -> this.control.reportProgress(() -> reader.progress(CHECK)))
			.reader(reader)
			.processor(new CheckProcessor(new DirectoryComparison(this.places),
					Map.of(Check.INTEGRITY,
							new IntegrityCheck(this.places, unread(Check.INTEGRITY), this.parts.clock()),
							Check.CORRUPTION, new CorruptionCheck(this.places, unread(Check.CORRUPTION)))))
			.writer(writer())
			.listener((StepListener) new LeftFiles(reader, counts))
			.build();
	}

	private UnreadFileCheck unread(Check check) {
		return new UnreadFileCheck(this.places, check);
	}

	/** Settles the findings of earlier runs, and sums up. */
	private Step report() {
		StepCounts<ValidateCount> counts = counts();
		return this.steps
			.<ValidateCount, ReportItem, CheckResult>step(REPORT, 1, counts,
					() -> this.control.reportProgress(() -> new Progress(REPORT, 0, 0, 0, 0, "")))
			.reader(new ReportReader(this.parts.checks(), this.parts.findings(), this.places, instance()))
			.processor(new ReportProcessor(this.parts, this.places, this.parameters.mode().checks()))
			.writer(writer())
			.listener(new ReportSums(this.parts.findings(), instance(), counts))
			.build();
	}

	private StepCounts<ValidateCount> counts() {
		return StepCounts.ofInstance(this.parts.repository(), ValidateCount.class);
	}

	private CheckResultWriter writer() {
		return new CheckResultWriter(new ValidationChangeWriter(this.parts, this.execution.getId(), instance()));
	}

	private long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

}
