package dev.driveyard.jobs.validate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.EntryName;
import dev.driveyard.catalogue.Json;
import dev.driveyard.content.files.ThrottledVolume;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.storage.Volume;
import dev.driveyard.transfer.copy.RateLimiter;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What to validate, and how.
 *
 * @param paths identifying: absolute and encoded, none below another, sorted; none for
 * all locations
 * @param mode identifying
 * @param rateLimit tuning: bytes a second, 0 for no limit
 * @param budget tuning: bytes to read in one run, 0 for all
 * @param maxSeconds tuning: how long to read, 0 for no limit
 * @param threads tuning: threads that read files, 1 to 64
 */
record ValidateParameters(List<String> paths, ValidateMode mode, long rateLimit, long budget, long maxSeconds,
		int threads) {

	/** The name of the job. */
	static final String JOB = "validate";

	private static final int MOST_THREADS = 64;

	ValidateParameters {
		paths = List.copyOf(paths);
		if (threads < 1 || threads > MOST_THREADS) {
			throw new IllegalArgumentException("--threads must be 1 to " + MOST_THREADS + ", not " + threads);
		}
		if (rateLimit < 0 || budget < 0 || maxSeconds < 0) {
			throw new IllegalArgumentException("A limit can't be negative");
		}
	}

	/** One for each processor, two to eight. */
	static int defaultThreads() {
		return Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));
	}

	/** A volume whose files are read no faster than is wanted. */
	Volume limit(Volume volume) {
		return (this.rateLimit > 0) ? new ThrottledVolume(volume, RateLimiter.ofBytesPerSecond(this.rateLimit))
				: volume;
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
		String first = this.paths.isEmpty() ? "all locations" : EntryName.display(this.paths.get(0));
		String more = (this.paths.size() > 1) ? " and " + (this.paths.size() - 1) + " more" : "";
		return first + more + " (" + Arguments.word(this.mode) + ")";
	}

	/**
	 * As Spring Batch keeps them.
	 * @param sequence tells a repetition from the run before
	 */
	JobParameters toJobParameters(long sequence) {
		return new JobParametersBuilder().addString("paths", Json.write(Map.of("paths", this.paths)))
			.addString("mode", this.mode.name())
			.addLong("sequence", sequence)
			.addLong("rateLimit", this.rateLimit, false)
			.addLong("budget", this.budget, false)
			.addLong("maxSeconds", this.maxSeconds, false)
			.addLong("threads", (long) this.threads, false)
			.toJobParameters();
	}

	/**
	 * The inverse of {@link #toJobParameters}.
	 */
	static ValidateParameters of(JobParameters parameters) {
		return new ValidateParameters(Arguments.strings(Json.read(Arguments.text(parameters, "paths")), "paths"),
				ValidateMode.valueOf(Arguments.text(parameters, "mode")), Arguments.number(parameters, "rateLimit", 0),
				Arguments.number(parameters, "budget", 0), Arguments.number(parameters, "maxSeconds", 0),
				(int) Arguments.number(parameters, "threads", defaultThreads()));
	}

}
