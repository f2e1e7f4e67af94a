package dev.driveyard.jobs.operate;

import java.util.List;
import java.util.function.LongFunction;

import dev.driveyard.runs.Claim;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * Valid parameters of one job.
 *
 * @param subject what makes two runs the same work
 * @param description the same for a person
 * @param location the location that it works on, if it is one
 * @param notes what happened as the request was understood, for a person
 * @param accepted to be done once the request is: what it changes beside the run itself
 * @param claims what the run reads and changes
 * @param parameters as Spring Batch keeps them, for a sequence number that tells a
 * repetition from the run before
 */
public record JobRequest(String job, String subject, String description, @Nullable Long location, List<String> notes,
		Runnable accepted, List<Claim> claims, LongFunction<JobParameters> parameters) {

	/**
	 * A request that claims nothing.
	 */
	public JobRequest(String job, String subject, String description, @Nullable Long location, List<String> notes,
			Runnable accepted, LongFunction<JobParameters> parameters) {
		this(job, subject, description, location, notes, accepted, List.of(), parameters);
	}

	/**
	 * A request that changes nothing but by its run.
	 */
	public JobRequest(String job, String subject, String description, @Nullable Long location, List<String> notes,
			LongFunction<JobParameters> parameters) {
		this(job, subject, description, location, notes, () -> {
		}, parameters);
	}

}
