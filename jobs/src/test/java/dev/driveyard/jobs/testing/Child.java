package dev.driveyard.jobs.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A JVM that runs a main class of the tests and can be killed.
 */
public final class Child implements AutoCloseable {

	private final Process process;

	private final BufferedReader output;

	private Child(Process process) {
		this.process = process;
		this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
	}

	/**
	 * Starts it.
	 * @param before the command that runs the JVM, empty for none
	 */
	public static Child start(List<String> before, Class<?> main, List<String> arguments) throws IOException {
		List<String> command = new ArrayList<>(before);
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+UnlockDiagnosticVMOptions",
				"-XX:-BytecodeVerificationRemote", "--add-opens=java.base/sun.nio.fs=ALL-UNNAMED", "-cp",
				System.getProperty("java.class.path"), main.getName()));
		command.addAll(arguments);
		return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
	}

	/** Waits until it is about to begin. */
	public void awaitStart() throws IOException {
		if (!await("started")) {
			throw new IOException("The child did not start");
		}
	}

	/** Waits until it is about to read files, or has ended. */
	public void awaitReading() throws IOException {
		await("reading");
	}

	private boolean await(String wanted) throws IOException {
		String line = this.output.readLine();
		while (line != null && !line.equals(wanted)) {
			line = this.output.readLine();
		}
		return line != null;
	}

	/** Waits for a while, then kills it; whether it had ended before. */
	public boolean killAfter(long millis) throws InterruptedException {
		boolean ended = this.process.waitFor(millis, TimeUnit.MILLISECONDS);
		this.process.destroyForcibly().waitFor();
		return ended;
	}

	/** All that it printed, once it has ended. */
	public String awaitEnd() throws InterruptedException {
		String text = this.output.lines().collect(Collectors.joining("\n"));
		this.process.waitFor();
		return text;
	}

	/** The process id, null once it has ended. */
	public @Nullable Long pid() {
		return this.process.isAlive() ? this.process.pid() : null;
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
