package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which permissions this process gives to nobody. The system call that tells it sets it
 * too, for all threads; the kernel's file tells it without.
 */
final class ProcessUmask {

	private static final String LINE = "Umask:";

	private static final int OWNER_ONLY = 0077;

	private ProcessUmask() {
	}

	/** The mask; where it can't be told, all but the owner's permissions. */
	static int get() {
		try {
			return Files.readAllLines(Path.of("/proc/self/status"))
				.stream()
				.filter((line) -> line.startsWith(LINE))
				.map((line) -> Integer.parseInt(line.substring(LINE.length()).strip(), 8))
				.findFirst()
				.orElse(OWNER_ONLY);
		}
		catch (IOException | NumberFormatException ex) {
			return OWNER_ONLY;
		}
	}

}
