package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The user that this program runs as.
 */
final class ThisUser {

	private static final boolean SUPER = find();

	private ThisUser() {
	}

	/**
	 * Whether it may give files to others.
	 */
	static boolean isSuper() {
		return SUPER;
	}

	private static boolean find() {
		try {
			return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
		}
		catch (IOException | RuntimeException ex) {
			return false;
		}
	}

}
