package dev.driveyard.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Lines of shell that another user of this host runs, or this one.
 */
public final class OtherUser {

	private static final List<String> BECOME = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
			"--");

	private OtherUser() {
	}

	/** Skips the test where this process may not become another user. */
	public static void require() {
		assumeTrue("root".equals(System.getProperty("user.name")), "only the super-user becomes another user");
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
	}

	/** What the other user is told, both streams, with the exit code on the last line. */
	public static String run(String line, Object... arguments) throws IOException {
		require();
		return shell(BECOME, line, arguments);
	}

	/** The same for the user who runs the tests. */
	public static String runAsSelf(String line, Object... arguments) throws IOException {
		return shell(List.of(), line, arguments);
	}

	private static String shell(List<String> before, String line, Object... arguments) throws IOException {
		List<String> command = new ArrayList<>(before);
		command.addAll(List.of("sh", "-c", "(" + line + ") 2>&1; echo \"exit $?\"", "sh"));
		for (Object argument : arguments) {
			command.add(argument.toString());
		}
		Process process = new ProcessBuilder(command).directory(Path.of("/").toFile()).start();
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
	}

}
