package dev.driveyard.jobs.delete;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.jobs.operate.Arguments;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What is to go, and how.
 *
 * @param paths identifying: absolute and encoded, parents resolved, none below another,
 * sorted
 * @param mode identifying
 * @param passes identifying where files are overwritten: how often each byte is
 * @param dryRun identifying: only plan, never go on
 * @param confirmed tuning: whether to go on after the plan
 * @param locations tuning: whether folders may go that are locations, which are forgotten
 * @param threads tuning: threads that remove files, 1 to 64
 */
record DeleteParameters(List<String> paths, DeleteMode mode, int passes, boolean dryRun, boolean confirmed,
		boolean locations, int threads) {

	/** The name of the job. */
	static final String JOB = "delete";

	private static final int MOST_THREADS = 64;

	private static final int MOST_PASSES = 100;

	DeleteParameters {
		paths = List.copyOf(paths);
		requireThreads(threads);
		if (passes < 1 || passes > MOST_PASSES) {
			throw new IllegalArgumentException("--passes must be 1 to " + MOST_PASSES + ", not " + passes);
		}
	}

	static void requireThreads(int threads) {
		if (threads < 1 || threads > MOST_THREADS) {
			throw new IllegalArgumentException("--threads must be 1 to " + MOST_THREADS + ", not " + threads);
		}
	}

	/** Two for each processor, 8 to 16: most of them wait for the medium. */
	static int defaultThreads() {
		return Math.max(8, Math.min(16, 2 * Runtime.getRuntime().availableProcessors()));
	}

	/** Whether anything is to go in this execution. */
	boolean goesOn() {
		return this.confirmed && !this.dryRun;
	}

	/** What makes two runs the same work. */
	String subject() {
		Map<String, Object> what = new LinkedHashMap<>();
		what.put("paths", this.paths);
		what.put("mode", this.mode.name());
		if (this.mode == DeleteMode.SECURE) {
			what.put("passes", this.passes);
		}
		if (this.dryRun) {
			what.put("dryRun", true);
		}
		return JOB + " " + Json.write(what);
	}

	/** The same for a person. */
	String description() {
		String how = (this.mode == DeleteMode.TRASH) ? "to the trash" : this.mode.name().toLowerCase(Locale.ROOT);
		return Paths.describe(this.paths) + " (" + how + (this.dryRun ? ", only planned)" : ")");
	}

	/**
	 * As Spring Batch keeps them.
	 * @param sequence tells a repetition from the run before
	 */
	JobParameters toJobParameters(long sequence) {
		JobParametersBuilder builder = new JobParametersBuilder();
		builder.addString("paths", Json.write(Map.of("paths", this.paths)));
		return builder.addString("mode", this.mode.name())
			.addLong("passes", (long) this.passes, this.mode == DeleteMode.SECURE)
			.addString("dryRun", Boolean.toString(this.dryRun))
			.addLong("sequence", sequence)
			.addString("confirmed", Boolean.toString(this.confirmed), false)
			.addString("locations", Boolean.toString(this.locations), false)
			.addLong("threads", (long) this.threads, false)
			.toJobParameters();
	}

	/**
	 * The inverse of {@link #toJobParameters}.
	 */
	static DeleteParameters of(JobParameters parameters) {
		return new DeleteParameters(Arguments.strings(Json.read(Arguments.text(parameters, "paths")), "paths"),
				DeleteMode.valueOf(String.valueOf(parameters.getString("mode"))),
				(int) Arguments.number(parameters, "passes", 1), Arguments.bool(parameters, "dryRun"),
				Arguments.bool(parameters, "confirmed"), Arguments.bool(parameters, "locations"),
				(int) Arguments.number(parameters, "threads", defaultThreads()));
	}

}
