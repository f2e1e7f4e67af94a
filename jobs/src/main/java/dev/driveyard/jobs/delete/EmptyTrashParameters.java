package dev.driveyard.jobs.delete;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.catalogue.EntryName;
import dev.driveyard.catalogue.Json;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.transfer.trash.TrashFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What is to go from the trashes for good.
 *
 * @param before identifying: only what was trashed before this, by the clock on the wall;
 * null for any time
 * @param path identifying: only what was at this absolute, encoded path or below it; null
 * for any path
 * @param dryRun identifying: only plan, never go on
 * @param confirmed tuning: whether to go on after the plan
 * @param threads tuning: threads that remove files, 1 to 64
 */
record EmptyTrashParameters(@Nullable LocalDateTime before, @Nullable String path, boolean dryRun, boolean confirmed,
		int threads) {

	/** The name of the job. */
	static final String JOB = "empty-trash";

	EmptyTrashParameters {
		DeleteParameters.requireThreads(threads);
	}

	/** What goes. */
	TrashFilter filter() {
		return new TrashFilter(this.before, this.path);
	}

	/** Whether anything is to go in this execution. */
	boolean goesOn() {
		return this.confirmed && !this.dryRun;
	}

	/** What makes two runs the same work. */
	String subject() {
		Map<String, Object> what = new LinkedHashMap<>();
		what.put("before", String.valueOf(this.before));
		what.put("path", String.valueOf(this.path));
		if (this.dryRun) {
			what.put("dryRun", true);
		}
		return JOB + " " + Json.write(what);
	}

	/** The same for a person. */
	String description() {
		return ((this.path != null) ? "what was at " + EntryName.display(this.path) : "everything")
				+ ((this.before != null) ? ", trashed before " + this.before : "")
				+ (this.dryRun ? " (only planned)" : "");
	}

	/**
	 * As Spring Batch keeps them.
	 * @param sequence tells a repetition from the run before
	 */
	JobParameters toJobParameters(long sequence) {
		JobParametersBuilder builder = new JobParametersBuilder();
		if (this.before != null) {
			builder.addString("before", this.before.toString());
		}
		if (this.path != null) {
			builder.addString("path", this.path);
		}
		return builder.addString("dryRun", Boolean.toString(this.dryRun))
			.addLong("sequence", sequence)
			.addString("confirmed", Boolean.toString(this.confirmed), false)
			.addLong("threads", (long) this.threads, false)
			.toJobParameters();
	}

	/**
	 * The inverse of {@link #toJobParameters}.
	 */
	static EmptyTrashParameters of(JobParameters parameters) {
		String before = parameters.getString("before");
		String path = Arguments.text(parameters, "path");
		return new EmptyTrashParameters((before != null) ? LocalDateTime.parse(before) : null,
				path.isEmpty() ? null : path, Arguments.bool(parameters, "dryRun"),
				Arguments.bool(parameters, "confirmed"),
				(int) Arguments.number(parameters, "threads", DeleteParameters.defaultThreads()));
	}

}
