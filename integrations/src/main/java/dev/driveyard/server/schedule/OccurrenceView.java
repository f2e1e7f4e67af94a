package dev.driveyard.server.schedule;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.driveyard.schedules.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * One time of a schedule and what came of it.
 *
 * @param due when it was due, or asked for
 * @param cause why it was launched
 * @param afterRun the run that it follows
 * @param request that it became, of several the last
 * @param outcome the state of its last run, or why there is none
 * @param message for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OccurrenceView(long id, Instant due, Occurrence.Cause cause, Occurrence.State state, @Nullable Long afterRun,
		String requestedBy, @Nullable Long request, int failures, @Nullable String outcome, @Nullable String message,
		@Nullable Instant ended) {

	static OccurrenceView of(Occurrence one) {
		return new OccurrenceView(one.id(), one.due(), one.cause(), one.state(), one.afterRun(), one.requestedBy(),
				one.request(), one.failures(), one.result().outcome(), one.result().message(), one.result().ended());
	}

}
