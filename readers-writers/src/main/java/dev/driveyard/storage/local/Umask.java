package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The permissions that this process leaves off what it makes for people.
 */
public final class Umask {

	private static final int USUAL = 022;

	private Umask() {
	}

	/** The bits, as Linux tells them; those of most systems where it does not. */
	public static int current() {
		try {
			return Files.readAllLines(Path.of("/proc/self/status"))
				.stream()
				.filter((line) -> line.startsWith("Umask:"))
				.map((line) -> Integer.parseInt(line.substring("Umask:".length()).strip(), 8))
				.findFirst()
				.orElse(USUAL);
		}
		catch (IOException | NumberFormatException ex) {
			return USUAL;
		}
	}

}
