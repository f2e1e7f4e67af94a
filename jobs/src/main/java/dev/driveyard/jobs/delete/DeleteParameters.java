package dev.driveyard.jobs.delete;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.files.Address;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.ParameterSpec;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * What is to go, and how.
 *
 * @param paths absolute and encoded, parents resolved, none below another, sorted
 */
public record DeleteParameters(
		@ParameterSpec(value = "what is to go; links in the parents are resolved, the last name is not followed",
				path = true) List<String> paths,
		@ParameterSpec(
				value = "trash keeps it where it can come back from; permanent removes it; secure overwrites it first",
				defaultValue = "trash") DeleteMode mode,
		@ParameterSpec(value = "how often each byte is overwritten in the mode secure", defaultValue = "1", min = 1,
				max = 100) int passes,
		@ParameterSpec(value = "only plan; such a run never goes on", defaultValue = "false") boolean dryRun,
		@ParameterSpec(
				value = "whether to go on after the plan; if it is not said, the mode trash does and the others do not",
				tuning = true, defaultValue = "false") boolean confirmed,
		@ParameterSpec(value = "whether a folder may go that is a location: the library forgets it then", tuning = true,
				defaultValue = "false") boolean locations,
		@ParameterSpec(value = "threads that remove files", tuning = true, defaultFrom = "defaultThreads", min = 1,
				max = 64) int threads) {

	/** The name of the job. */
	static final String JOB = "delete";

	/** What can be asked of it. */
	static final ParameterModel<DeleteParameters> MODEL = ParameterModel.of(DeleteParameters.class);

	public DeleteParameters {
		paths = List.copyOf(paths);
	}

	/** Two for each processor, 8 to 16: most of them wait for the medium. */
	public static int defaultThreads() {
		return Math.max(8, Math.min(16, 2 * Runtime.getRuntime().availableProcessors()));
	}

	/** Whether anything is to go in this execution. */
	boolean goesOn() {
		return this.confirmed && !this.dryRun;
	}

	/** Where that is which is to go: on the machine that the run is of. */
	List<Address> targets(VolumeRegistry volumes) {
		return this.paths.stream().map(volumes::local).toList();
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

	/** Those that Spring Batch keeps. */
	static DeleteParameters of(JobParameters parameters) {
		return MODEL.of(parameters);
	}

}
