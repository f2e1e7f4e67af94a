package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The user that this program runs as.
 */
final class ThisUser {

	private static final long ID = find();

	private ThisUser() {
	}

	/**
	 * Whether it may give files to others.
	 */
	static boolean isSuper() {
		return ID == 0;
	}

	/** Its number; -1 if the system can't tell. */
	static long id() {
		return ID;
	}

	private static long find() {
		try {
			return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer id
					? Integer.toUnsignedLong(id) : -1;
		}
		catch (IOException | RuntimeException ex) {
			return -1;
		}
	}

}
