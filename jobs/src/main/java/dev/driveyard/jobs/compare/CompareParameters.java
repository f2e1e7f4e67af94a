package dev.driveyard.jobs.compare;

import java.util.List;

import dev.driveyard.catalogue.Json;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.ParameterSpec;
import dev.driveyard.tree.Rules;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * What to compare, and how.
 *
 * @param a absolute and encoded, or an address
 * @param b the same
 */
record CompareParameters(@ParameterSpec(value = "a folder or file, here or on another volume", path = true) String a,
		@ParameterSpec(value = "the folder or file that it is compared with", path = true) String b,
		@ParameterSpec(
				value = "time: by size and time; size: by size alone; hash: by hashes that are known and current,"
						+ " else by reading; read: by every byte",
				defaultValue = "time") CompareMode mode,
		@ParameterSpec(value = "whether what only the second has is no difference",
				defaultValue = "false") boolean oneWay,
		@ParameterSpec(value = "globs to leave out", defaultValue = "[]") List<String> exclude,
		@ParameterSpec(value = "globs to compare though they are left out", defaultValue = "[]") List<String> include,
		@ParameterSpec(value = "threads that list folders and read files", tuning = true,
				defaultFrom = "defaultThreads", min = 1, max = 64) int threads) {

	/** The name of the job. */
	static final String JOB = "check";

	/** What can be asked of it. */
	static final ParameterModel<CompareParameters> MODEL = ParameterModel.of(CompareParameters.class);

	CompareParameters {
		exclude = List.copyOf(exclude);
		include = List.copyOf(include);
	}

	/** One for each processor, two to eight. */
	static int defaultThreads() {
		return Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));
	}

	/** The same with the paths that are meant. */
	CompareParameters of(String resolvedA, String resolvedB) {
		return new CompareParameters(resolvedA, resolvedB, this.mode, this.oneWay, this.exclude, this.include,
				this.threads);
	}

	/** What is left out on both sides. */
	Rules rules() {
		return new Rules(Rules.NONE.on(), this.exclude, this.include);
	}

	/** What makes two runs the same work. */
	String subject() {
		return JOB + " " + Json.write(MODEL.identity(this));
	}

	/** The same for a person. */
	String description() {
		return EncodedName.display(this.a) + " and " + EncodedName.display(this.b) + " (" + Arguments.word(this.mode)
				+ ")";
	}

	/** Those that Spring Batch keeps. */
	static CompareParameters of(JobParameters parameters) {
		return MODEL.of(parameters);
	}

}
