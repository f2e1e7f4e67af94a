package dev.driveyard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.library.Libraries;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.cli.Cli;
import dev.driveyard.cli.command.CliContext;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.MountTable;
import dev.driveyard.transfer.trash.TrashPlaces;

/**
 * Runs commands as a user gives them, and keeps what the last one printed.
 */
final class CommandRunner {

	private final Path libraries;

	private Consumer<Runnable> onInterrupt = (action) -> {
	};

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
		return run(false, arguments);
	}

	/** Runs a command for somebody at a terminal who types a line. */
	int answer(String line, String... arguments) {
		InputStream before = System.in;
		try {
			System.setIn(new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)));
			return run(true, arguments);
		}
		finally {
			System.setIn(before);
		}
	}

	/**
	 * Runs a command for somebody at a terminal who types Ctrl-C as soon as there is a
	 * run, and then a line.
	 */
	int interrupt(String line, String... arguments) {
		AtomicInteger actions = new AtomicInteger();
		this.onInterrupt = (action) -> {
			if (actions.incrementAndGet() == 2) {
				new Thread(action).start();
			}
		};
		try {
			return answer(line, arguments);
		}
		finally {
			this.onInterrupt = (action) -> {
			};
		}
	}

	/** Runs a command whose Ctrl-C is somebody else's. */
	int runInterruptibly(Consumer<Runnable> interrupts, String... arguments) {
		this.onInterrupt = interrupts;
		try {
			return run(false, arguments);
		}
		finally {
			this.onInterrupt = (action) -> {
			};
		}
	}

	/** Runs a command whose results go elsewhere. */
	int runInto(OutputStream results, String... arguments) {
		this.out.reset();
		this.err.reset();
		return run(new Output(results, errors(), false, false, false, 100), arguments);
	}

	/** Runs a command for somebody at a terminal without colours. */
	int runOnTerminal(String... arguments) {
		this.out.reset();
		this.err.reset();
		return run(new Output(this.out, errors(), true, true, false, 100), arguments);
	}

	private int run(boolean asked, String... arguments) {
		this.out.reset();
		this.err.reset();
		return run(new Output(this.out, errors(), false, false, false, 100, asked), arguments);
	}

	private PrintStream errors() {
		return new PrintStream(this.err, true, StandardCharsets.UTF_8);
	}

	private int run(Output output, String... arguments) {
		return Cli.run(new CliContext("test", new Libraries(this.libraries), this::open, ServerApplication::start,
				ServerApplication::tryNotices, output, this.onInterrupt, (purpose) -> 0), arguments);
	}

	/** No test reaches a real trash. */
	private Session open(Library library) {
		return Application.open(library, (context) -> context.registerBean(TrashPlaces.class, this::trash));
	}

	private TrashPlaces trash() {
		try {
			return trashIn(Objects.requireNonNull(Files.createDirectories(this.libraries).toRealPath().getParent()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A trash of files in a folder, for tests. */
	static TrashPlaces trashIn(Path top) {
		try {
			String point = LocalPaths.encode(top);
			long user = ((Number) Files.getAttribute(top, "unix:uid")).longValue();
			return new TrashPlaces(point + "/home/Trash", user,
					new MountTable(List.of(new MountTable.Mount(point, "8:1", "ext4", "/dev/root"))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
