package dev.driveyard.cli.command;

import java.nio.file.Path;
import java.util.regex.Pattern;

import dev.driveyard.storage.local.LocalPaths;

/**
 * Paths as a user types them.
 */
public final class CommandPaths {

	private static final Pattern OF_VOLUME = Pattern.compile("[a-z][a-z0-9+.-]*://");

	private CommandPaths() {
	}

	/**
	 * The absolute, encoded form of a path on the command line as it was typed: the dots
	 * in it are the system's to understand, and a slash at its end says that it is a
	 * folder.
	 * @throws IllegalArgumentException if it is empty
	 */
	public static String encodeAsTyped(String argument) {
		if (argument.isEmpty()) {
			throw new IllegalArgumentException("An empty path names nothing");
		}
		String encoded = absolute(argument);
		boolean slash = argument.endsWith("/") && !encoded.endsWith("/");
		return slash ? encoded + "/" : encoded;
	}

	/**
	 * The same without the slash: what links lead to is resolved later, and after that
	 * what {@code ..} means. One of a server or an archive stays as it was typed.
	 */
	public static String absolute(String argument) {
		return isOfVolume(argument) ? argument : LocalPaths.encode(Path.of(argument).toAbsolutePath());
	}

	/** Whether it names something on a server or in an archive, not on this machine. */
	static boolean isOfVolume(String argument) {
		return OF_VOLUME.matcher(argument).lookingAt();
	}

	/**
	 * The absolute, encoded form of a path on the command line. One of a server or an
	 * archive stays as it was typed.
	 */
	public static String encode(String argument) {
		return isOfVolume(argument) ? argument : LocalPaths.encode(Path.of(argument).toAbsolutePath().normalize());
	}

}
