package dev.driveyard.server.api;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;

/**
 * A run in a list.
 *
 * @param location the id of the location that it works on, if it is one
 * @param seconds how long it took, or has taken yet
 * @param issues how many files could not be handled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunView(long id, String job, String description, Run.State state, @Nullable Long location,
		@Nullable Instant started, @Nullable Instant ended, double seconds, long issues) {
}
