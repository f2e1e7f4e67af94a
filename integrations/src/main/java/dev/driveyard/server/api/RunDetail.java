package dev.driveyard.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A run with all that is known of it.
 *
 * @param requestedBy who asked for it
 * @param partOf the run that it is a part of
 * @param summary what it did, counted as its job counts
 * @param meanSeconds how long runs of this job take
 * @param progress how far it is, if it runs in this server
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunDetail(@JsonUnwrapped RunView run, @Nullable String requestedBy, @Nullable Long partOf, String host,
		long process, @Nullable String error, @Nullable String errorCode, Map<String, Object> summary,
		@Nullable Double meanSeconds, @Nullable ProgressView progress, List<StepView> steps) {

	/**
	 * A step.
	 *
	 * @param perSecond how much it reads a second
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record StepView(String name, String status, @Nullable Instant started, @Nullable Instant ended, double seconds,
			long read, long filtered, long written, long commits, long rollbacks, long perSecond) {
	}

	/**
	 * How far a run is.
	 *
	 * @param total entries expected, if that is known
	 * @param totalBytes bytes expected, if that is known
	 * @param current what it is at
	 * @param secondsLeft about how long it still takes, if that can be told
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record ProgressView(String step, long done, @Nullable Long total, long bytes, @Nullable Long totalBytes,
			long issues, String current, @Nullable Long secondsLeft) {
	}

}
