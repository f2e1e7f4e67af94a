package dev.driveyard.failure;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * A failure and what it is about.
 *
 * @param message what happened, for a person, in whole sentences; it names no command and
 * no option
 * @param run the run that it is about, if it is about one
 * @param location the id of the location that it is about, if it is about one
 * @param path that it is about, encoded, if it is about one
 */
public record Failure(FailureCode code, String message, @Nullable Long run, @Nullable Long location,
		@Nullable String path) implements Serializable {

	/** A failure that is about nothing that could be named. */
	public static Failure of(FailureCode code, String message) {
		return new Failure(code, message, null, null, null);
	}

	/** The same with something before its message. */
	public Failure after(String text) {
		return new Failure(this.code, text + this.message, this.run, this.location, this.path);
	}

	/** A failure about a run. */
	public static Failure ofRun(FailureCode code, String message, long run) {
		return new Failure(code, message, run, null, null);
	}

	/** A failure about a location. */
	public static Failure ofLocation(FailureCode code, String message, long location) {
		return new Failure(code, message, null, location, null);
	}

	/** A failure about a path. */
	public static Failure ofPath(FailureCode code, String message, String path) {
		return new Failure(code, message, null, null, path);
	}

}
