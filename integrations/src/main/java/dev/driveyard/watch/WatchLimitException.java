package dev.driveyard.watch;

import java.io.IOException;

/**
 * There are more directories than may be watched.
 */
final class WatchLimitException extends IOException {

	private static final long serialVersionUID = 1L;

	WatchLimitException(long watches) {
		super("There are more directories than the " + watches + " that may be watched");
	}

}
