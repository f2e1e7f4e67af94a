package dev.driveyard.jobs.validate;

import java.util.List;

import dev.driveyard.jobs.operate.RunControl;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
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

	private final Places places;

	private final Steps steps;

	ValidateJob(ValidateParts parts, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = ValidateParameters.of(execution.getJobParameters());
		this.places = new Places(parts, this.parameters.paths());
		this.steps = new Steps(parts, execution, control);
	}

	Job job() {
		return new JobBuilder(ValidateParameters.JOB, this.parts.repository()).start(check()).next(report()).build();
	}

	/** Compares the disk with the catalogue. */
	private Step check() {
		return this.steps.of(CHECK, new CheckSession(this.parts, this.parameters, this.places, this.steps.instance()));
	}

	/** Settles the findings of earlier runs, and sums up. */
	private Step report() {
		return this.steps.of(REPORT,
				new ReportSession(this.parts, this.parameters, this.places, this.steps.instance()));
	}

}
