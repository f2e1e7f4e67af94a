package dev.driveyard.cli;

import java.nio.file.Path;

import dev.driveyard.storage.local.LocalPaths;

/**
 * Paths as a user types them.
 */
final class CommandPaths {

	private CommandPaths() {
	}

	/**
	 * The absolute, encoded form of a path on the command line as it was typed: the dots
	 * in it are the system's to understand, and a slash at its end says that it is a
	 * folder.
	 * @throws IllegalArgumentException if it is empty
	 */
	static String encodeAsTyped(String argument) {
		if (argument.isEmpty()) {
			throw new IllegalArgumentException("An empty path names nothing");
		}
		String encoded = LocalPaths.encode(Path.of(argument).toAbsolutePath());
		boolean slash = argument.endsWith("/") && !encoded.endsWith("/");
		return slash ? encoded + "/" : encoded;
	}

	/** The absolute, encoded form of a path on the command line. */
	static String encode(String argument) {
		return LocalPaths.encode(Path.of(argument).toAbsolutePath().normalize());
	}

}
