package dev.driveyard.jobs.operate;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * One kind of job: what it is called, what it wants, how it runs.
 */
public interface JobDefinition {

	/** Its name, stored with each run: it never changes. */
	String name();

	/** What it does, in a sentence. */
	String description();

	/** Its steps in the order they run. */
	List<String> steps();

	/** What can be asked of it. */
	List<Parameter> parameters();

	/**
	 * Understands parameters by their names.
	 * @throws IllegalArgumentException if one is missing or wrong; the message says which
	 */
	JobRequest parse(Map<String, Object> parameters);

	/**
	 * The request behind the parameters that Spring Batch keeps, to restart a run.
	 */
	JobRequest parse(JobParameters parameters);

	/**
	 * The steps of one execution.
	 * @param run tells the steps to stop, and is told how far they are
	 */
	Job flow(JobExecution execution, RunControl run);

	/**
	 * What the runs of an instance did, by stable names.
	 */
	Map<String, Object> summary(JobInstance instance);

	/**
	 * Forgets what the runs of an instance have planned and not done.
	 */
	default void discard(JobInstance instance) {
		// most jobs plan nothing
	}

	/**
	 * A parameter of a job.
	 *
	 * @param type string, integer, boolean or array
	 * @param values the values that it may have, empty for any
	 */
	record Parameter(String name, String type, boolean required, @Nullable Object defaultValue, List<String> values,
			String description) {
	}

}
