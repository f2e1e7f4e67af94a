package dev.driveyard.cli;

import java.nio.file.Path;

import dev.driveyard.storage.LocalPaths;

/**
 * Paths as a user types them.
 */
final class CommandPaths {

	private CommandPaths() {
	}

	/** The absolute, encoded form of a path on the command line. */
	static String encode(String argument) {
		return LocalPaths.encode(Path.of(argument).toAbsolutePath().normalize());
	}

}
