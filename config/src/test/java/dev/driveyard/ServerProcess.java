package dev.driveyard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.driveyard.catalogue.Json;
import org.jspecify.annotations.Nullable;

/**
 * {@code driveyard serve} in a process of its own, which can be killed.
 */
final class ServerProcess implements AutoCloseable {

	private final Process process;

	private final Map<String, Object> told;

	private ServerProcess(Process process, Map<String, Object> told) {
		this.process = process;
		this.told = told;
	}

	/** Starts it on a library, and waits until it listens. */
	static ServerProcess start(Path library, String... options) throws IOException {
		return start(List.of(), library, options);
	}

	/** The same where the file with the machine's id is another one. Wants root. */
	static ServerProcess startAs(Path machine, Path library, String... options) throws IOException {
		return start(List.of("unshare", "--mount", "sh", "-c", "mount --bind \"$0\" /etc/machine-id && exec \"$@\"",
				machine.toString()), library, options);
	}

	private static ServerProcess start(List<String> before, Path library, String... options) throws IOException {
		List<String> command = new ArrayList<>(before);
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--add-opens=java.base/sun.nio.fs=ALL-UNNAMED",
				"-Dorg.springframework.boot.logging.LoggingSystem=none", "-cp", System.getProperty("java.class.path"),
				Driveyard.class.getName(), "serve", "--json", "--port", "0", "--library", library.toString()));
		command.addAll(List.of(options));
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(library.resolveSibling("errors").toFile());
		builder.environment().put("LC_ALL", "C.UTF-8");
		Process process = builder.start();
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		String line = reader.readLine();
		if (line == null) {
			throw new IOException("The server did not start; see " + library.resolveSibling("errors"));
		}
		return new ServerProcess(process, Json.read(line));
	}

	/** Where its owner reaches it. */
	HttpConnection socket() {
		return HttpConnection.unix(Path.of(String.valueOf(this.told.get("socket"))));
	}

	/** The token that it printed, null if it printed none. */
	@Nullable String token() {
		return (this.told.get("token") instanceof String token) ? token : null;
	}

	/** The number of the process. */
	long id() {
		return this.process.pid();
	}

	/** Kills it, as nothing can be kept from. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	/** Asks it to end, and waits; its exit code. */
	int terminate() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(60, TimeUnit.SECONDS)) {
			throw new IllegalStateException("The server did not end");
		}
		return this.process.exitValue();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
