package dev.driveyard;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import dev.driveyard.catalogue.library.Libraries;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.cli.Cli;
import dev.driveyard.cli.command.CliContext;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Output;

/**
 * Runs the usual commands on a small tree of its own, so that the JVM can archive the
 * classes, and on newer JVMs the profiles, of a real start.
 */
final class Rehearsal {

	private static final String CLIENT = "client";

	private static final String SERVE = "serve";

	private static final int FOLDERS = 400;

	private static final int FILES = 12;

	private static final int MOST_BYTES = 24 << 10;

	private Rehearsal() {
	}

	/**
	 * Rehearses.
	 * @param purpose what the JVM is to be ready for: to ask a server elsewhere, to be a
	 * server, or else to do what is done here
	 */
	static int run(String purpose) throws IOException {
		return purpose.equals(CLIENT) ? ClientRehearsal.run() : run(purpose.equals(SERVE));
	}

	private static int run(boolean serves) throws IOException {
		Path folder = Files.createTempDirectory("driveyard-rehearsal");
		try {
			Path tree = makeTree(folder.resolve("tree"));
			String path = tree.toString();
			for (int round = 0; round < 6; round++) {
				String library = folder.resolve("library" + (round / 3) + ".driveyard").toString();
				if (round % 3 == 0) {
					run(folder, "library", "create", library);
				}
				run(folder, "index", "--library", library, "--mode", (round % 2 == 0) ? "shallow" : "content", path);
				Files.writeString(tree.resolve("0/0"), "changed " + round);
			}
			String library = folder.resolve("library1.driveyard").toString();
			for (List<String> command : List.of(List.of("ls", path), List.of("find", "--name", "1*"),
					List.of("du", path), List.of("tree", path), List.of("runs"), List.of("location", "list"),
					List.of("library", "info"), List.of("duplicates", path),
					List.of("duplicates", "show", "--format", "fdupes"))) {
				run(folder, Stream.concat(command.stream(), Stream.of("--library", library)).toArray(String[]::new));
			}
			if (serves) {
				ServerRehearsal.run(LibraryFolder.open(Path.of(library)), tree);
			}
			run(folder, "--version");
			run(folder, "--help");
			return ExitCodes.DONE;
		}
		finally {
			remove(folder);
		}
	}

	private static Path makeTree(Path tree) throws IOException {
		Random random = new Random(FOLDERS);
		for (int folder = 0; folder < FOLDERS; folder++) {
			Path path = Files.createDirectories(tree.resolve(String.valueOf(folder)));
			for (int file = 0; file < FILES; file++) {
				byte[] content = new byte[random.nextInt(MOST_BYTES)];
				random.nextBytes(content);
				Files.write(path.resolve(String.valueOf(file)), content);
			}
		}
		return tree;
	}

	static void run(Path home, String... arguments) {
		PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
		Output output = new Output(OutputStream.nullOutputStream(), nowhere, false, false, false, 80);
		Cli.run(new CliContext(Driveyard.version(), new Libraries(home), Application::open, ServerApplication::start,
				ServerApplication::tryNotices, output, (action) -> {
				}, (purpose) -> 0), arguments);
	}

	static void remove(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
