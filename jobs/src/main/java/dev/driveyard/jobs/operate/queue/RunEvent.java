package dev.driveyard.jobs.operate.queue;

import dev.driveyard.runs.requests.LaunchRequest;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a request. Told by the process in which it happened, after it was
 * recorded; whoever must not miss any reads the rows.
 *
 * @param request its id
 * @param run that it became, null before
 * @param outcome the state of the run at its end, or
 * {@link LaunchRequest.Outcome#REFUSED}; null before
 * @param message why it failed or was refused, null if it was not
 */
public record RunEvent(Kind kind, long request, @Nullable Long run, String job, String description, String requestedBy,
		@Nullable String outcome, @Nullable String message) {

	/**
	 * Kinds of events.
	 */
	public enum Kind {

		/** It waits; also again, because its process ended. */
		QUEUED,
		/** Its run has begun, or goes on. */
		STARTED,
		/** Nothing more comes of it. */
		ENDED,
		/** Somebody took it back. */
		CANCELLED

	}

	/** Whether nothing more is told of the request after it. */
	public boolean isEnd() {
		return this.kind == Kind.ENDED || this.kind == Kind.CANCELLED;
	}

	/** Of a request as it is now. */
	static RunEvent of(Kind kind, LaunchRequest request, @Nullable Long run) {
		return new RunEvent(kind, request.id(), run, request.asked().job(), request.work().description(),
				request.asked().requestedBy(), request.outcome().state(), request.outcome().message());
	}

}
