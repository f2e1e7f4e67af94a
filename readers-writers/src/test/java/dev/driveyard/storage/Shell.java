package dev.driveyard.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a line of shell in a folder, for names and files that Java can't make.
 */
public final class Shell {

	private Shell() {
	}

	/**
	 * Runs it.
	 * @param arguments {@code $1} and on
	 * @throws IllegalStateException if it fails
	 */
	public static void run(Path folder, String line, String... arguments) {
		List<String> command = new ArrayList<>(List.of("sh", "-ec", line, "sh"));
		command.addAll(List.of(arguments));
		try {
			Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IllegalStateException(line + ": " + output);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
