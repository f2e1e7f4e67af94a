package dev.driveyard.jobs.operate;

import dev.driveyard.jobs.summary.RunSummary;
import java.util.List;
import java.util.Map;

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
	ParameterModel<?> parameters();

	/**
	 * Understands parameters by their names, and looks whether the work can be begun.
	 * Nothing is changed by that: what a request makes (a location, say) is made by the
	 * run, as it begins.
	 * @throws IllegalArgumentException if one is unknown, missing or wrong; the message
	 * says which
	 */
	JobRequest parse(Map<String, Object> parameters);

	/**
	 * The request behind the parameters that Spring Batch keeps, to restart a run.
	 */
	JobRequest parse(JobParameters parameters);

	/**
	 * The first work of an execution, before its steps: makes what they take for granted.
	 * In an execution that goes on it finds that made.
	 * @return what the run is recorded as
	 */
	default JobRequest begin(JobExecution execution) {
		return parse(execution.getJobParameters());
	}

	/**
	 * The steps of one execution.
	 * @param run tells the steps to stop, and is told how far they are
	 */
	Job flow(JobExecution execution, RunControl run);

	/**
	 * What the runs of an instance did.
	 */
	RunSummary summary(JobInstance instance);

}
