package dev.driveyard.jobs.index;

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
 * A JVM that runs {@link IndexMain}.
 */
final class Child implements AutoCloseable {

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
	static Child start(List<String> before, Path library, Path tree, boolean slow) throws IOException {
		return start(before, library, tree, slow, "shallow");
	}

	/** Starts it in a mode. */
	static Child start(List<String> before, Path library, Path tree, boolean slow, String mode) throws IOException {
		List<String> command = new ArrayList<>(before);
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
				"--add-opens=java.base/sun.nio.fs=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
				IndexMain.class.getName(), library.toString(), tree.toString(), Boolean.toString(slow), mode));
		return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
	}

	/** Waits until it is about to index. */
	void awaitStart() throws IOException {
		if (!await("started")) {
			throw new IOException("The child did not start");
		}
	}

	/** Waits until it is about to read files, or has ended. */
	void awaitReading() throws IOException {
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
	boolean killAfter(long millis) throws InterruptedException {
		boolean ended = this.process.waitFor(millis, TimeUnit.MILLISECONDS);
		this.process.destroyForcibly().waitFor();
		return ended;
	}

	/** All that it printed, once it has ended. */
	String awaitEnd() throws InterruptedException {
		String text = this.output.lines().collect(Collectors.joining("\n"));
		this.process.waitFor();
		return text;
	}

	/** The process id, null once it has ended. */
	@Nullable Long pid() {
		return this.process.isAlive() ? this.process.pid() : null;
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
