package dev.driveyard.jobs.index;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.contents.HashKind;
import dev.driveyard.tree.Rules;
import dev.driveyard.tree.WalkOptions;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What an index job is asked for, once it is known which folder of which location that
 * is. Two runs with the same identifying parameters are the same work: the second goes on
 * where the first stopped.
 *
 * @param location identifying: the location to index
 * @param start identifying: the folder in it to start with, relative, {@code ""} for all
 * @param only identifying: the folders to which it is limited
 * @param mode identifying: how much to find out
 * @param maxDepth identifying: levels below the start to list, 1 for the current folder
 * only
 * @param oneFileSystem identifying: whether to stay on the start's file system
 * @param rules identifying: what to leave out
 * @param hash identifying where files are read: which hashes
 * @param acceptRoot tuning: take what is mounted now for the true one, also where it
 * differs from what was indexed
 * @param walkers tuning: threads that list directories ahead
 * @param hashers tuning: threads that read and hash files
 */
public record IndexParameters(long location, String start, FolderSelection only, IndexMode mode, int maxDepth,
		boolean oneFileSystem, Rules rules, HashKind hash, boolean acceptRoot, int walkers, int hashers) {

	/** The name of the job. */
	public static final String JOB = "index";

	private static final int MOST_THREADS = 64;

	private static final String LOCATION = "location";

	private static final String START = "start";

	private static final String RULES = "rules";

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
		return this.start.isEmpty() && this.maxDepth == WalkOptions.UNLIMITED && this.only.isAll();
	}

	/**
	 * What makes two runs the same work.
	 */
	public String subject() {
		Map<String, Object> what = new LinkedHashMap<>();
		what.put(LOCATION, this.location);
		what.put(START, this.start);
		if (!this.only.isAll()) {
			what.put("folders", this.only.folders());
			what.put("trees", this.only.trees());
		}
		what.put("mode", this.mode.name());
		what.put("maxDepth", this.maxDepth);
		what.put("oneFileSystem", this.oneFileSystem);
		what.put(RULES, this.rules.toMap());
		if (this.mode.readsFiles()) {
			what.put("hash", this.hash.name());
		}
		return JOB + " " + Json.write(what);
	}

	/**
	 * Keeps which folder it is, and what is left out of it, for the steps, and for the
	 * executions to come: nothing that happens to the location meanwhile changes it.
	 */
	void keep(ExecutionContext context) {
		context.putLong(LOCATION, this.location);
		context.putString(START, this.start);
		context.putString(RULES, Json.write(this.rules.toMap()));
	}

	/** Whether an execution knows which folder it is. */
	static boolean isKept(JobExecution execution) {
		return execution.getExecutionContext().containsKey(LOCATION) || isOfVersion01(execution.getJobParameters());
	}

	/** Whether version 0.1 kept them: it knew which folder it is before it began. */
	static boolean isOfVersion01(JobParameters parameters) {
		return parameters.getLong(LOCATION) != null;
	}

	/**
	 * Those of an execution that has begun.
	 */
	static IndexParameters of(JobExecution execution) {
		JobParameters parameters = execution.getJobParameters();
		if (isOfVersion01(parameters)) {
			return ofVersion01(parameters);
		}
		ExecutionContext context = execution.getExecutionContext();
		return IndexRequest.MODEL.of(parameters)
			.of(context.getLong(LOCATION), context.getString(START), Rules.of(Json.read(context.getString(RULES))));
	}

	static IndexParameters ofVersion01(JobParameters parameters) {
		return new IndexParameters(number(parameters, LOCATION), text(parameters, START), FolderSelection.ALL,
				IndexMode.valueOf(text(parameters, "mode")), Math.toIntExact(number(parameters, "maxDepth")),
				Boolean.parseBoolean(text(parameters, "oneFileSystem")), Rules.of(Json.read(text(parameters, RULES))),
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
