package dev.driveyard.jobs.validate;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.jobs.operate.Arguments;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What to restore.
 *
 * @param run identifying: the validation whose findings are to be repaired
 * @param untouchedOnly identifying: leave out what something wrote to since, with the
 * time put back
 * @param dryRun identifying: only plan, never go on
 * @param confirmed tuning: whether to go on after the plan
 */
record RepairParameters(long run, boolean untouchedOnly, boolean dryRun, boolean confirmed) {

	/** The name of the job. */
	static final String JOB = "repair";

	/** Whether anything is to be restored in this execution. */
	boolean goesOn() {
		return this.confirmed && !this.dryRun;
	}

	/** What makes two runs the same work. */
	String subject() {
		Map<String, Object> what = new LinkedHashMap<>();
		what.put("run", this.run);
		if (this.untouchedOnly) {
			what.put("untouchedOnly", true);
		}
		if (this.dryRun) {
			what.put("dryRun", true);
		}
		return JOB + " " + Json.write(what);
	}

	/** The same for a person. */
	String description() {
		return "what run " + this.run + " found" + (this.untouchedOnly ? ", what nothing wrote to" : "")
				+ (this.dryRun ? " (only planned)" : "");
	}

	/**
	 * As Spring Batch keeps them.
	 * @param sequence tells a repetition from the run before
	 */
	JobParameters toJobParameters(long sequence) {
		return new JobParametersBuilder().addLong("run", this.run)
			.addString("untouchedOnly", Boolean.toString(this.untouchedOnly))
			.addString("dryRun", Boolean.toString(this.dryRun))
			.addLong("sequence", sequence)
			.addString("confirmed", Boolean.toString(this.confirmed), false)
			.toJobParameters();
	}

	/**
	 * The inverse of {@link #toJobParameters}.
	 */
	static RepairParameters of(JobParameters parameters) {
		return new RepairParameters(Arguments.number(parameters, "run", 0), Arguments.bool(parameters, "untouchedOnly"),
				Arguments.bool(parameters, "dryRun"), Arguments.bool(parameters, "confirmed"));
	}

}
