package dev.driveyard.jobs.index;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.catalogue.HashKind;
import dev.driveyard.catalogue.Json;
import dev.driveyard.tree.Rules;
import dev.driveyard.tree.WalkOptions;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What an index job is asked for. Two runs with the same identifying parameters are the
 * same work: the second goes on where the first stopped.
 *
 * @param location identifying: the location to index
 * @param start identifying: the folder in it to start with, relative, {@code ""} for all
 * @param mode identifying: how much to find out
 * @param maxDepth identifying: levels below the start to list, 1 for the current folder
 * only
 * @param oneFileSystem identifying: whether to stay on the start's file system
 * @param rules identifying: what to leave out
 * @param hash identifying where files are read: which hashes
 * @param acceptRoot tuning: take what is mounted now for the true one, also where it
 * differs from what was indexed
 * @param walkers tuning: threads that list directories ahead, 1 to 64
 * @param hashers tuning: threads that read and hash files, 1 to 64
 */
public record IndexParameters(long location, String start, IndexMode mode, int maxDepth, boolean oneFileSystem,
		Rules rules, HashKind hash, boolean acceptRoot, int walkers, int hashers) {

	/** The name of the job. */
	public static final String JOB = "index";

	private static final int MOST_THREADS = 64;

	public IndexParameters {
		if (maxDepth < 1) {
			throw new IllegalArgumentException("--max-depth must be at least 1, not " + maxDepth);
		}
		requireThreads("--walkers", walkers);
		requireThreads("--hashers", hashers);
		if (start.startsWith("/") || start.endsWith("/") || ("/" + start + "/").contains("/../")) {
			throw new IllegalArgumentException("The start must be a path inside the location, not " + start);
		}
	}

	private static void requireThreads(String option, int threads) {
		if (threads < 1 || threads > MOST_THREADS) {
			throw new IllegalArgumentException(option + " must be 1 to " + MOST_THREADS + ", not " + threads);
		}
	}

	/**
	 * The whole of a location with these rules.
	 */
	public static IndexParameters of(long location, Rules rules) {
		return new IndexParameters(location, "", IndexMode.SHALLOW, WalkOptions.UNLIMITED, false, rules, HashKind.FULL,
				false, defaultWalkers(), defaultHashers());
	}

	/**
	 * One thread for each processor, two to eight: the thread that writes mostly waits
	 * for them.
	 */
	public static int defaultWalkers() {
		return Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));
	}

	/**
	 * One thread for each processor.
	 */
	public static int defaultHashers() {
		return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
	}

	/**
	 * Whether everything in the location is looked at.
	 */
	public boolean isWhole() {
		return this.start.isEmpty() && this.maxDepth == WalkOptions.UNLIMITED;
	}

	/**
	 * What makes two runs the same work.
	 */
	public String subject() {
		Map<String, Object> what = new LinkedHashMap<>();
		what.put("location", this.location);
		what.put("start", this.start);
		what.put("mode", this.mode.name());
		what.put("maxDepth", this.maxDepth);
		what.put("oneFileSystem", this.oneFileSystem);
		what.put("rules", this.rules.toMap());
		if (this.mode.readsFiles()) {
			what.put("hash", this.hash.name());
		}
		return JOB + " " + Json.write(what);
	}

	/**
	 * As Spring Batch keeps them.
	 * @param sequence tells a rescan from the scan before
	 */
	public JobParameters toJobParameters(long sequence) {
		return new JobParametersBuilder().addLong("location", this.location)
			.addString("start", this.start)
			.addString("mode", this.mode.name())
			.addLong("maxDepth", (long) this.maxDepth)
			.addString("oneFileSystem", Boolean.toString(this.oneFileSystem))
			.addString("rules", Json.write(this.rules.toMap()))
			.addString("hash", this.hash.name(), this.mode.readsFiles())
			.addLong("sequence", sequence)
			.addString("acceptRoot", Boolean.toString(this.acceptRoot), false)
			.addLong("walkers", (long) this.walkers, false)
			.addLong("hashers", (long) this.hashers, false)
			.toJobParameters();
	}

	/**
	 * The inverse of {@link #toJobParameters}.
	 */
	public static IndexParameters of(JobParameters parameters) {
		return new IndexParameters(number(parameters, "location"), text(parameters, "start"),
				IndexMode.valueOf(text(parameters, "mode")), Math.toIntExact(number(parameters, "maxDepth")),
				Boolean.parseBoolean(text(parameters, "oneFileSystem")), Rules.of(Json.read(text(parameters, "rules"))),
				hash(parameters), Boolean.parseBoolean(text(parameters, "acceptRoot")),
				Math.toIntExact(number(parameters, "walkers")), hashers(parameters));
	}

	/** Runs of before there was a choice have none. */
	private static HashKind hash(JobParameters parameters) {
		String hash = text(parameters, "hash");
		return hash.isEmpty() ? HashKind.FULL : HashKind.valueOf(hash);
	}

	private static int hashers(JobParameters parameters) {
		Long hashers = parameters.getLong("hashers");
		return (hashers != null) ? Math.toIntExact(hashers) : defaultHashers();
	}

	private static String text(JobParameters parameters, String key) {
		String value = parameters.getString(key);
		return (value != null) ? value : "";
	}

	private static long number(JobParameters parameters, String key) {
		Long value = parameters.getLong(key);
		if (value == null) {
			throw new IllegalArgumentException("The parameter " + key + " is missing");
		}
		return value;
	}

}
