package dev.driveyard.server.events;

import java.util.HashMap;
import java.util.Map;

import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import dev.driveyard.server.security.Caller;

/**
 * The places for those who listen: so many in all, and so many for each caller, so that
 * nobody takes those of all others. Thread-safe.
 */
final class ListenerPlaces {

	private final EventSettings settings;

	/** By the id of the token, 0 for the owner. */
	private final Map<Long, Integer> taken = new HashMap<>();

	private int all;

	ListenerPlaces(EventSettings settings) {
		this.settings = settings;
	}

	/**
	 * Takes a place; give it back with {@link #leave}.
	 * @throws ProblemException if the caller has all that it may have, or there is none
	 */
	synchronized void take(Caller caller) {
		int most = (caller.token() != null) ? this.settings.clientsPerToken() : this.settings.clientsOfOwner();
		if (this.taken.getOrDefault(key(caller), 0) >= most) {
			throw new ProblemException(ProblemType.TOO_MANY_REQUESTS,
					((caller.token() != null) ? "With this token " : "By the Unix socket ") + most
							+ " listen already, which is the most. End one of them first.");
		}
		if (this.all >= this.settings.clients()) {
			throw new ProblemException(ProblemType.UNAVAILABLE,
					"There are " + this.settings.clients() + " who listen already. Try again later.");
		}
		this.taken.merge(key(caller), 1, Integer::sum);
		this.all++;
	}

	synchronized void leave(Caller caller) {
		this.taken.computeIfPresent(key(caller), (token, count) -> (count > 1) ? count - 1 : null);
		this.all--;
	}

	private static Long key(Caller caller) {
		return (caller.token() != null) ? caller.token() : Long.valueOf(0);
	}

}
