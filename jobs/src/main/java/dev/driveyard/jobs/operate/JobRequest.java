package dev.driveyard.jobs.operate;

import java.util.List;

import dev.driveyard.jobs.summary.RunNote;
import dev.driveyard.runs.Claim;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * Valid parameters of one job.
 *
 * @param subject what makes two runs the same work
 * @param description the same for a person
 * @param location the location that it works on, if it is one that is known
 * @param notes what a person should know of it
 * @param claims what the run reads and changes
 * @param parameters as Spring Batch keeps them, without what tells a repetition from the
 * run before
 */
public record JobRequest(String job, String subject, String description, @Nullable Long location, List<RunNote> notes,
		List<Claim> claims, JobParameters parameters) {
}
