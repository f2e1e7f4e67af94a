package dev.driveyard.server.api;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.driveyard.catalogue.Json;
import dev.driveyard.files.EncodedName;
import dev.driveyard.runs.requests.LaunchRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is shown.
 *
 * @param ofRun the run that is resumed or confirmed
 * @param run that it became
 * @param outcome the state of the run at its end, or REFUSED
 * @param message why it failed or was refused
 * @param queuedBehind what it waits for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestView(long id, LaunchRequest.State state, LaunchRequest.Action action, String job,
		String description, Map<String, Object> parameters, @Nullable Long ofRun, int priority, String requestedBy,
		@Nullable String idempotencyKey, @Nullable Instant notBefore, Instant accepted, @Nullable Instant taken,
		@Nullable Instant ended, @Nullable Long run, @Nullable String outcome, @Nullable String message,
		@Nullable ObstacleView queuedBehind) {

	static RequestView of(LaunchRequest request, @Nullable ObstacleView obstacle) {
		LaunchRequest.Asked asked = request.asked();
		return new RequestView(request.id(), request.state(), asked.action(), asked.job(),
				EncodedName.display(request.work().description()), Json.read(asked.parameters()), asked.ofRun(),
				asked.priority(), asked.requestedBy(), asked.key(), asked.notBefore(), request.times().accepted(),
				request.times().taken(), request.times().ended(), request.run(), request.outcome().state(),
				request.outcome().message(), obstacle);
	}

}
