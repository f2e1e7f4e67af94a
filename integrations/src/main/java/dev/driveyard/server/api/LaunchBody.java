package dev.driveyard.server.api;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.server.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends who wants something to be run.
 *
 * @param job the name of the job
 * @param parameters as the job's schema says
 * @param priority larger ones go first
 * @param notBefore when it may begin at the earliest
 */
record LaunchBody(@Nullable String job, @Nullable Map<String, @Nullable Object> parameters, @Nullable Integer priority,
		@Nullable Instant notBefore) {

	private static final int MOST = 1000;

	RunRequest toRequest(String requestedBy, @Nullable String key, boolean dryRun) {
		if (this.job == null || this.job.isBlank()) {
			throw ProblemException.ofField("job", "is missing");
		}
		if (this.priority != null && Math.abs(this.priority.longValue()) > MOST) {
			throw ProblemException.ofField("priority", "is a number from -" + MOST + " to " + MOST);
		}
		if (this.notBefore != null) {
			GivenTime.require("notBefore", this.notBefore);
		}
		IdempotencyKeys.require(key);
		Map<String, Object> given = new HashMap<>();
		if (this.parameters != null) {
			this.parameters.forEach((name, value) -> {
				if (value != null) {
					given.put(name, value);
				}
			});
		}
		if (dryRun) {
			given.put("dryRun", true);
		}
		return new RunRequest(this.job, given, (this.priority != null) ? this.priority : RunRequest.NORMAL, requestedBy,
				key, this.notBefore);
	}

}
