package dev.driveyard.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.storage.FailureReason;
import dev.driveyard.storage.local.OutputFile;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --output} names: the standard output, or what an {@link OutputFile} is for.
 */
public final class OutputTarget {

	private static final Set<String> STANDARD_OUTPUT = Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

	private OutputTarget() {
	}

	/** Whether it goes where results go without the option. */
	public static boolean isStandardOutput(@Nullable String file) {
		return file == null || STANDARD_OUTPUT.contains(file);
	}

	/** Fails early, before what takes long, if the file can't be written. */
	public static void check(@Nullable String file) {
		if (file != null && !isStandardOutput(file)) {
			try {
				OutputFile.check(path(file));
			}
			catch (IOException ex) {
				throw failure(file, ex);
			}
		}
	}

	/** Writes a file whole or not at all. */
	public static void write(String file, Output like, Action action) {
		write(file, (target) -> {
			Output lines = like.into(target.stream());
			action.write(lines, Output.unclosed(target.stream()));
			lines.flush();
			target.commit();
		});
	}

	/** Writes what takes its place only if the work says so. */
	public static void write(String file, Work work) {
		try (OutputFile target = OutputFile.open(path(file))) {
			work.write(target);
		}
		catch (IOException ex) {
			throw failure(file, ex);
		}
		catch (UncheckedIOException ex) {
			throw failure(file, Objects.requireNonNull(ex.getCause()));
		}
	}

	private static Path path(String file) {
		if (file.endsWith("/")) {
			throw new IllegalArgumentException("--output is a file, and " + file + " is a folder");
		}
		try {
			return Path.of(file);
		}
		catch (InvalidPathException ex) {
			throw new IllegalArgumentException("--output: '" + file + "' can't be the name of a file", ex);
		}
	}

	private static CatalogueException failure(String file, IOException ex) {
		return new CatalogueException("Can't write " + file + ": " + FailureReason.of(ex), ex);
	}

	/**
	 * Writes a report.
	 */
	@FunctionalInterface
	public interface Action {

		public void write(Output lines, OutputStream bytes) throws IOException;

	}

	/**
	 * Writes a file, and commits it or not.
	 */
	@FunctionalInterface
	public interface Work {

		void write(OutputFile target) throws IOException;

	}

}
