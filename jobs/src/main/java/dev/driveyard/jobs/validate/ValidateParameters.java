package dev.driveyard.jobs.validate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

import dev.driveyard.catalogue.Json;
import dev.driveyard.content.files.ThrottledBackend;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.ParameterSpec;
import dev.driveyard.jobs.operate.ParameterSpec.Unit;
import dev.driveyard.storage.Backend;
import dev.driveyard.transfer.copy.RateLimiter;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * What to validate, and how.
 *
 * @param paths absolute and encoded, none below another, sorted
 */
record ValidateParameters(
		@ParameterSpec(value = "what to look at; all locations if none is named", path = true,
				defaultValue = "[]") List<String> paths,
		@ParameterSpec(
				value = "basic: sizes, times, permissions; integrity: every byte;"
						+ " corruption: whether contents make sense; complete: all of it",
				defaultValue = "integrity") ValidateMode mode,
		@ParameterSpec(value = "bytes to read a second, 0 for no limit", tuning = true, defaultValue = "0", min = 0,
				unit = Unit.BYTES) long rateLimit,
		@ParameterSpec(value = "bytes to read in one run, 0 for all", tuning = true, defaultValue = "0", min = 0,
				unit = Unit.BYTES) long budget,
		@ParameterSpec(value = "how long to read, 0 for no limit", tuning = true, defaultValue = "0", min = 0,
				unit = Unit.SECONDS) long maxSeconds,
		@ParameterSpec(value = "threads that read files", tuning = true, defaultFrom = "defaultThreads", min = 1,
				max = 64) int threads) {

	/** The name of the job. */
	static final String JOB = "validate";

	/** What can be asked of it. */
	static final ParameterModel<ValidateParameters> MODEL = ParameterModel.of(ValidateParameters.class);

	ValidateParameters {
		paths = List.copyOf(paths);
	}

	/** One for each processor, two to eight. */
	static int defaultThreads() {
		return Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));
	}

	/** Volumes whose files are read no faster than is wanted, all together. */
	LongFunction<Backend> limit(LongFunction<Backend> volumes) {
		if (this.rateLimit <= 0) {
			return volumes;
		}
		RateLimiter limiter = RateLimiter.ofBytesPerSecond(this.rateLimit);
		return (volume) -> new ThrottledBackend(volumes.apply(volume), limiter);
	}

	/** What makes two runs the same work. */
	String subject() {
		Map<String, Object> what = new LinkedHashMap<>();
		what.put("paths", this.paths);
		what.put("mode", this.mode.name());
		return JOB + " " + Json.write(what);
	}

	/** The same for a person. */
	String description() {
		String first = this.paths.isEmpty() ? "all locations" : EncodedName.display(this.paths.get(0));
		String more = (this.paths.size() > 1) ? " and " + (this.paths.size() - 1) + " more" : "";
		return first + more + " (" + Arguments.word(this.mode) + ")";
	}

	/** Those that Spring Batch keeps. */
	static ValidateParameters of(JobParameters parameters) {
		return MODEL.of(parameters);
	}

}
