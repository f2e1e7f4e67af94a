package dev.driveyard.jobs.delete;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.EntryName;
import dev.driveyard.catalogue.Json;
import dev.driveyard.jobs.operate.Arguments;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What is to come back from the trash. All of it is identifying.
 *
 * @param run all that this run put into the trash and that is still there; 0 for none
 * @param paths what was at these absolute, encoded paths; of several the one that was
 * trashed last
 * @param to the folder to put it into; null to put it where it was
 */
record RestoreParameters(long run, List<String> paths, @Nullable String to) {

	/** The name of the job. */
	static final String JOB = "restore";

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
		return (this.to != null) ? what + " to " + EntryName.display(this.to) : what;
	}

	/**
	 * As Spring Batch keeps them.
	 * @param sequence tells a repetition from the run before
	 */
	JobParameters toJobParameters(long sequence) {
		JobParametersBuilder builder = new JobParametersBuilder();
		builder.addString("paths", Json.write(Map.of("paths", this.paths)));
		if (this.to != null) {
			builder.addString("to", this.to);
		}
		return builder.addLong("run", this.run).addLong("sequence", sequence).toJobParameters();
	}

	/**
	 * The inverse of {@link #toJobParameters}.
	 */
	static RestoreParameters of(JobParameters parameters) {
		String to = Arguments.text(parameters, "to");
		return new RestoreParameters(Arguments.number(parameters, "run", 0),
				Arguments.strings(Json.read(Arguments.text(parameters, "paths")), "paths"), to.isEmpty() ? null : to);
	}

}
