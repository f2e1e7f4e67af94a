package dev.driveyard.jobs.delete.trash;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.delete.DeleteParameters;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.ParameterSpec;
import dev.driveyard.transfer.trash.TrashFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * What is to go from the trashes for good.
 *
 * @param before by the clock on the wall; null for any time
 * @param path absolute and encoded; null for any path
 */
record EmptyTrashParameters(
		@ParameterSpec("only what was trashed before this local time, such as 2026-01-31T12:00") @Nullable LocalDateTime before,
		@ParameterSpec(value = "only what was at this path or below it", path = true) @Nullable String path,
		@ParameterSpec(value = "only plan; such a run never goes on", defaultValue = "false") boolean dryRun,
		@ParameterSpec(value = "whether to go on after the plan", tuning = true,
				defaultValue = "false") boolean confirmed,
		@ParameterSpec(value = "threads that remove files", tuning = true, defaultFrom = "defaultThreads", min = 1,
				max = 64) int threads) {

	/** The name of the job. */
	static final String JOB = "empty-trash";

	/** What can be asked of it. */
	static final ParameterModel<EmptyTrashParameters> MODEL = ParameterModel.of(EmptyTrashParameters.class);

	static int defaultThreads() {
		return DeleteParameters.defaultThreads();
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
		return ((this.path != null) ? "what was at " + EncodedName.display(this.path) : "everything")
				+ ((this.before != null) ? ", trashed before " + this.before : "")
				+ (this.dryRun ? " (only planned)" : "");
	}

	/** Those that Spring Batch keeps. */
	static EmptyTrashParameters of(JobParameters parameters) {
		return MODEL.of(parameters);
	}

}
