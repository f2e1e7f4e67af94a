package dev.driveyard.jobs.validate;

import java.util.List;

import dev.driveyard.catalogue.findings.Finding.Check;
import dev.driveyard.jobs.contents.Prefetching;
import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.StepListener;
import org.springframework.batch.core.step.Step;

/**
 * The flow of one execution of the validate job, from top to bottom.
 */
final class ValidateJob {

	static final String CHECK = "check";

	static final String VERIFY = "verify";

	static final String DECODE = "decode";

	static final String REPORT = "report";

	/** In the order they run. */
	static final List<String> STEPS = List.of(CHECK, VERIFY, DECODE, REPORT);

	private final ValidateParts parts;

	private final ValidateParameters parameters;

	private final JobExecution execution;

	private final RunControl control;

	private final ScopePlaces places;

	private final CountedSteps steps;

	private final CheckHistory history;

	private final CheckParts reading;

	ValidateJob(ValidateParts parts, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = ValidateParameters.of(execution.getJobParameters());
		this.execution = execution;
		this.control = control;
		this.places = new ScopePlaces(parts.volumes(), parts.locations(), this.parameters.paths());
		this.steps = new CountedSteps(parts.repository(), parts.transactionManager(), parts.commitInterval(), control);
		this.history = new CheckHistory(parts.repository(), execution.getJobInstance());
		this.reading = new CheckParts(parts, this.parameters, this.places, instance(), this.history, System.nanoTime());
	}

	Job job() {
		SimpleJobBuilder flow = new JobBuilder(ValidateParameters.JOB, this.parts.repository()).start(check());
		if (reads(Check.INTEGRITY)) {
			flow = flow.next(verify());
		}
		if (reads(Check.CORRUPTION)) {
			flow = flow.next(decode());
		}
		return flow.next(report()).build();
	}

	private boolean reads(Check check) {
		return this.parameters.mode().checks().contains(check) && !this.history.isCheckedAtOnce();
	}

	/** Compares what is in directories with the catalogue. */
	private Step check() {
		StepCounts<ValidateCount> counts = counts();
		CheckReader reader = new CheckReader(this.places, this.parameters.mode().checks().contains(Check.BASIC)
				? new KnownDirectoryReader(this.parts.checks(), this.places, this.parts.readDataSource()) : null);
		return this.steps
			.<ValidateCount, CheckItem, CheckResult>step(CHECK, 1, counts,
					() -> this.control.reportProgress(() -> reader.progress(CHECK, counts)))
			.reader(reader)
			.processor(new CheckProcessor(new DirectoryComparison(this.places), this.places))
			.writer(writer())
			.allowStartIfComplete(!this.history.isChecked())
			.build();
	}

	/** Proves that files hold what they held. */
	private Step verify() {
		return read(VERIFY, Check.INTEGRITY,
				new IntegrityCheck(this.places, unread(Check.INTEGRITY), this.parts.clock()));
	}

	/** Looks for damage in what files hold. */
	private Step decode() {
		return read(DECODE, Check.CORRUPTION, new CorruptionCheck(this.places, unread(Check.CORRUPTION)));
	}

	private Step read(String name, Check check, ReadFileCheck judge) {
		StepCounts<ValidateCount> counts = counts();
		ReadFileReader reader = new ReadFileReader(check, this.reading,
				new Prefetching(this.parts.readExecutor(), this.parameters.threads(), this.control::isStopRequested));
		return this.steps
			.<ValidateCount, ReadFiles, CheckResult>step(name, 1, counts,
					() -> this.control.reportProgress(() -> reader.progress(name, counts)))
			.reader(reader)
			.processor(new ReadFilesProcessor(judge))
			.writer(writer())
			.listener((StepListener) new LeftFiles(reader, counts))
			.allowStartIfComplete(!this.history.isChecked())
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
		return new CheckResultWriter(new ValidationChangeWriter(this.parts.checks(), this.parts.findings(),
				this.parts.runs(), this.parts.clock(), this.execution.getId(), instance()));
	}

	private long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

}
