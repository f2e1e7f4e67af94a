package dev.driveyard;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.Libraries;
import dev.driveyard.cli.Cli;
import dev.driveyard.cli.CliContext;
import dev.driveyard.cli.Output;

/**
 * Runs commands as a user gives them, and keeps what the last one printed.
 */
final class CommandRunner {

	private final Path libraries;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	/**
	 * @param libraries the folder of the libraries
	 */
	CommandRunner(Path libraries) {
		this.libraries = libraries;
	}

	/** Runs a command and returns its exit code. */
	int run(String... arguments) {
		this.out.reset();
		this.err.reset();
		Output output = new Output(this.out, new PrintStream(this.err, true, StandardCharsets.UTF_8), false, false,
				false, 100);
		return Cli.run(new CliContext("test", new Libraries(this.libraries), Application::open, output, (action) -> {
		}, () -> 0), arguments);
	}

	/** What it printed, byte for byte. */
	byte[] bytes() {
		return this.out.toByteArray();
	}

	String out() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

	String err() {
		return this.err.toString(StandardCharsets.UTF_8);
	}

	List<Map<String, Object>> json() {
		return out().lines().map(Json::read).toList();
	}

}
