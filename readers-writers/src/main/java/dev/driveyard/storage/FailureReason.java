package dev.driveyard.storage;

import java.io.IOException;

import dev.driveyard.files.Reasons;

/**
 * Why a file could not be handled, in words that stand after its name: the exceptions of
 * the JDK often have its path for a message, and nothing else.
 */
public final class FailureReason {

	private FailureReason() {
	}

	/**
	 * The reason, without the path.
	 */
	public static String of(IOException failure) {
		return (SystemError.of(failure) == SystemError.MISSING) ? "there is no such file" : Reasons.of(failure);
	}

}
