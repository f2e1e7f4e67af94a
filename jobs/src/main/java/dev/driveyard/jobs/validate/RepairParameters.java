package dev.driveyard.jobs.validate;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.ParameterSpec;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * What to restore.
 */
record RepairParameters(@ParameterSpec("the validation whose findings are to be repaired") long run,
		@ParameterSpec(value = "leave out what something wrote to since it was indexed, with the time put back",
				defaultValue = "false") boolean untouchedOnly,
		@ParameterSpec(value = "only plan; such a run never goes on", defaultValue = "false") boolean dryRun,
		@ParameterSpec(value = "whether to go on after the plan", tuning = true,
				defaultValue = "false") boolean confirmed) {

	/** The name of the job. */
	static final String JOB = "repair";

	/** What can be asked of it. */
	static final ParameterModel<RepairParameters> MODEL = ParameterModel.of(RepairParameters.class);

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

	/** Those that Spring Batch keeps. */
	static RepairParameters of(JobParameters parameters) {
		return MODEL.of(parameters);
	}

}
