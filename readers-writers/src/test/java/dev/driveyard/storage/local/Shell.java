package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Runs a line of shell in a folder, for names and files that Java can't make.
 */
public final class Shell {

	/** The user and the group that {@link #runAsOther} becomes. */
	public static final int OTHER = 65534;

	private Shell() {
	}

	/**
	 * Runs it.
	 * @param arguments {@code $1} and on
	 * @throws IllegalStateException if it fails
	 */
	public static void run(Path folder, String line, String... arguments) {
		run(folder, List.of(), line, arguments);
	}

	/**
	 * Runs it as another user, who needs a way into the folder: that of a test is closed
	 * to all but its owner. Skips the test where this process may not become one.
	 */
	public static void runAsOther(Path folder, String line, String... arguments) {
		assumeTrue("root".equals(System.getProperty("user.name")), "only the super-user becomes another user");
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
		run(folder, List.of("setpriv", "--reuid=" + OTHER, "--regid=" + OTHER, "--clear-groups", "--"), line,
				arguments);
	}

	/**
	 * Makes a device that a test may lose: 3 is like {@code /dev/null}, 7 like
	 * {@code /dev/full}. Skips the test where this process may not.
	 */
	public static void device(Path path, int minor) {
		assumeTrue("root".equals(System.getProperty("user.name")), "only the super-user makes devices");
		run(Objects.requireNonNull(path.getParent()), "mknod \"$1\" c 1 $2 || true", path.toString(),
				String.valueOf(minor));
		assumeTrue(Files.exists(path), "no devices can be made here");
	}

	private static void run(Path folder, List<String> before, String line, String... arguments) {
		List<String> command = new ArrayList<>(before);
		command.addAll(List.of("sh", "-ec", line, "sh"));
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
