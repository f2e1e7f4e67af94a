package dev.driveyard.jobs.operate.queue;

import dev.driveyard.files.Address;
import org.jspecify.annotations.Nullable;

/**
 * Why a request waits: of several reasons the first that has to go.
 *
 * @param run that it waits for
 * @param request that it waits for
 * @param address that both are about, null where they are the same work
 * @param description of what it waits for, for a person
 */
public record Obstacle(Kind kind, @Nullable Long run, @Nullable Long request, @Nullable Address address,
		@Nullable String description) {

	/**
	 * Kinds of reasons.
	 */
	public enum Kind {

		/** Nothing is taken from the queue. */
		PAUSED,
		/** Its time has not come. */
		NOT_YET,
		/** It is about paths of another machine, which has to take it. */
		OTHER_DEVICE,
		/** A run works on the same. */
		RUN,
		/** Something that is no run works on the same. */
		WORK,
		/** A request that goes before it, or is about to run, is about the same. */
		REQUEST,
		/** Nothing but that others go before it: all workers have something to do. */
		TURN

	}

	static Obstacle of(Kind kind) {
		return new Obstacle(kind, null, null, null, null);
	}

}
