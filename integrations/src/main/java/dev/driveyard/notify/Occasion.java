package dev.driveyard.notify;

import java.util.Locale;

/**
 * What a run is told of for, the worst first.
 */
public enum Occasion {

	/** It failed, or could not even begin. */
	FAILED,
	/** It came to its end, and found files that are lost or damaged. */
	DAMAGE,
	/** It came to its end, but for files that it could not handle. */
	ISSUES,
	/** It came to its end, and nothing was wrong. */
	SUCCEEDED;

	/** The name that receivers know: it never changes. */
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
