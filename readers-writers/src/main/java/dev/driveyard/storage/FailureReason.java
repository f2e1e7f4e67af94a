package dev.driveyard.storage;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

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
		SystemError error = SystemError.of(failure);
		if (error == SystemError.MISSING) {
			return "there is no such file";
		}
		String given = given(failure);
		if (given != null) {
			return given;
		}
		String text = error.text();
		return (error != SystemError.OTHER) ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1)
				: failure.getClass().getSimpleName();
	}

	private static @Nullable String given(IOException failure) {
		return (failure instanceof FileSystemException named) ? named.getReason() : failure.getMessage();
	}

}
