package dev.driveyard.jobs.duplicates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.catalogue.DuplicateSelection;
import dev.driveyard.catalogue.DuplicateSelection.Part;
import dev.driveyard.catalogue.Json;
import dev.driveyard.jobs.operate.Arguments;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Among which files duplicates are looked for, and how.
 *
 * @param parts identifying: the folders, none below another, sorted
 * @param mode identifying
 * @param minSize identifying: in bytes
 * @param maxSize identifying: in bytes, null for any
 * @param extensions identifying: without the dot, sorted; any if there are none
 * @param refresh identifying: whether to bring the index up to date before
 * @param hashers tuning: threads that read and hash files, 1 to 64
 */
record DuplicateParameters(List<Part> parts, DuplicateMode mode, long minSize, @Nullable Long maxSize,
		List<String> extensions, boolean refresh, int hashers) {

	/** The name of the job. */
	static final String JOB = "duplicates";

	private static final int MOST_THREADS = 64;

	DuplicateParameters {
		parts = List.copyOf(parts);
		extensions = List.copyOf(extensions);
		if (hashers < 1 || hashers > MOST_THREADS) {
			throw new IllegalArgumentException("--hashers must be 1 to " + MOST_THREADS + ", not " + hashers);
		}
		if (minSize < 0 || (maxSize != null && maxSize < minSize)) {
			throw new IllegalArgumentException(
					"No file has at least " + minSize + " and at most " + maxSize + " bytes");
		}
	}

	static int defaultHashers() {
		return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
	}

	DuplicateSelection selection() {
		return new DuplicateSelection(this.parts, this.minSize, this.maxSize, this.extensions);
	}

	/** What makes two runs the same work. */
	String subject() {
		return JOB + " " + Json.write(what());
	}

	private Map<String, Object> what() {
		Map<String, Object> what = new LinkedHashMap<>();
		what.put("parts", this.parts.stream().map((part) -> part.location() + "/" + part.below()).toList());
		what.put("mode", this.mode.name());
		what.put("minSize", this.minSize);
		if (this.maxSize != null) {
			what.put("maxSize", this.maxSize);
		}
		what.put("extensions", this.extensions);
		what.put("refresh", this.refresh);
		return what;
	}

	/**
	 * As Spring Batch keeps them.
	 * @param sequence tells a repetition from the run before
	 */
	JobParameters toJobParameters(long sequence) {
		return new JobParametersBuilder().addString("what", Json.write(what()))
			.addLong("sequence", sequence)
			.addLong("hashers", (long) this.hashers, false)
			.toJobParameters();
	}

	/**
	 * The inverse of {@link #toJobParameters}.
	 */
	static DuplicateParameters of(JobParameters parameters) {
		Map<String, Object> what = Json.read(Arguments.text(parameters, "what"));
		Long maxSize = what.containsKey("maxSize") ? Long.valueOf(Arguments.number(what, "maxSize", 0L)) : null;
		return new DuplicateParameters(
				Arguments.strings(what, "parts").stream().map(DuplicateParameters::part).toList(), mode(what),
				Arguments.number(what, "minSize", 1L), maxSize, Arguments.strings(what, "extensions"),
				Arguments.bool(what, "refresh", true), (int) Arguments.number(parameters, "hashers", defaultHashers()));
	}

	private static Part part(String text) {
		int slash = text.indexOf('/');
		return new Part(Long.parseLong(text.substring(0, slash)), text.substring(slash + 1));
	}

	/** The mode, written with either sign between its words. */
	static DuplicateMode mode(Map<String, Object> parameters) {
		String value = Arguments.string(parameters, "mode");
		for (DuplicateMode mode : DuplicateMode.values()) {
			if (value != null && word(mode).equals(value.replace('_', '-').toLowerCase(Locale.ROOT))) {
				return mode;
			}
		}
		if (value == null) {
			return DuplicateMode.CONTENT_HASH;
		}
		throw new IllegalArgumentException(
				"The mode '" + value + "' is not known; there is: size-only, name-and-size, content-hash, deep-scan");
	}

	/** What a mode is called. */
	static String word(DuplicateMode mode) {
		return Arguments.word(mode).replace('_', '-');
	}

}
