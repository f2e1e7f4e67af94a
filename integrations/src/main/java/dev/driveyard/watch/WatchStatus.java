package dev.driveyard.watch;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How the watch of a location is doing in this process.
 *
 * @param mode how changes are found
 * @param reason why not by events, or what is wrong; null if all is as it should be
 * @param watches how many directories are watched
 * @param limit how many this user may watch on this machine
 * @param dirty how many directories wait to be looked at
 * @param lag how long ago the first thing happened that the catalogue may not have yet;
 * null if there is none
 * @param heard when something was heard last, null if nothing was
 * @param overflows how often more happened in a directory than the system keeps: that
 * directory was looked at as a whole
 * @param request that looks at what was heard, or at all, null if there is none
 * @param failures how many looks failed, one after the other
 */
public record WatchStatus(long location, Mode mode, @Nullable String reason, int watches, long limit, int dirty,
		@Nullable Duration lag, @Nullable Instant heard, long overflows, @Nullable Long request, int failures) {

	/**
	 * How changes are found.
	 */
	public enum Mode {

		/** It begins. */
		STARTING,
		/** By events. */
		EVENTS,
		/** By looking from time to time. */
		POLLING,
		/** Not at all: its root is not there. */
		ROOT_MISSING

	}

}
