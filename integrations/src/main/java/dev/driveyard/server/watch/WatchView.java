package dev.driveyard.server.watch;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A location that is watched.
 *
 * @param location its id
 * @param changedBy who wanted that
 * @param status how this server's watch of it is doing, null where this server does not
 * watch it: it is read-only, does not reach the location, or has yet to begin
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WatchView(long location, String path, String method, String poll, String reconcile, String mode, Instant changed,
		String changedBy, @Nullable StatusView status) {

	/**
	 * How a watch is doing.
	 *
	 * @param found how changes are found: starting, events, polling or root_missing
	 * @param reason why not by events, or what is wrong
	 * @param watches how many directories are watched
	 * @param limit how many this user may watch on this machine, null if that is not
	 * known
	 * @param dirty how many directories wait to be looked at
	 * @param lagSeconds how long ago the first thing happened that the catalogue may not
	 * have yet, null if there is none
	 * @param heard when something was heard last
	 * @param overflows how often more happened in a directory than the system keeps
	 * @param request that looks at what was heard, or at all
	 * @param failures how many looks failed, one after the other
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record StatusView(String found, @Nullable String reason, int watches, @Nullable Long limit, int dirty,
			@Nullable Double lagSeconds, @Nullable Instant heard, long overflows, @Nullable Long request,
			int failures) {
	}

}
