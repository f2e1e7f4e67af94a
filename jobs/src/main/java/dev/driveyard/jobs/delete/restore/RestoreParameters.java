package dev.driveyard.jobs.delete.restore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.delete.Paths;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.ParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * What is to come back from the trash.
 *
 * @param run 0 for none
 * @param paths absolute and encoded
 * @param to null to put it where it was
 */
record RestoreParameters(
		@ParameterSpec(value = "the run whose things are to come back from the trash", defaultValue = "0",
				min = 0) long run,
		@ParameterSpec(value = "where things were; of several from one path the last one comes back", path = true,
				defaultValue = "[]") List<String> paths,
		@ParameterSpec(value = "the folder to put them into instead", path = true) @Nullable String to) {

	/** The name of the job. */
	static final String JOB = "restore";

	/** What can be asked of it. */
	static final ParameterModel<RestoreParameters> MODEL = ParameterModel.of(RestoreParameters.class);

	RestoreParameters {
		paths = List.copyOf(paths);
		if ((run == 0) == paths.isEmpty()) {
			throw new IllegalArgumentException("Either a run or paths are needed");
		}
	}

	/** What makes two runs the same work. */
	String subject() {
		Map<String, Object> what = new LinkedHashMap<>();
		if (this.run != 0) {
			what.put("run", this.run);
		}
		what.put("paths", this.paths);
		if (this.to != null) {
			what.put("to", this.to);
		}
		return JOB + " " + Json.write(what);
	}

	/** The same for a person. */
	String description() {
		String what = (this.run != 0) ? "what run " + this.run + " put into the trash" : Paths.describe(this.paths);
		return (this.to != null) ? what + " to " + EncodedName.display(this.to) : what;
	}

	/** Those that Spring Batch keeps. */
	static RestoreParameters of(JobParameters parameters) {
		return MODEL.of(parameters);
	}

}
