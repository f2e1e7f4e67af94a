package dev.driveyard.server.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import dev.driveyard.catalogue.library.Library;

/**
 * The lines of the library's log that tell of one run: they say {@code run=} and its
 * number, or are JSON that does, and what follows without a time of its own, such as a
 * stack trace, belongs to the line before.
 */
final class RunLog {

	/** Oldest first. */
	private static final List<String> FILES = List.of("driveyard.3.log", "driveyard.2.log", "driveyard.1.log",
			"driveyard.log");

	private final Path folder;

	RunLog(Library library) {
		this.folder = library.logs();
	}

	/** Copies them, as far as the log goes back. */
	void copy(long run, OutputStream out) throws IOException {
		for (String file : FILES) {
			try (BufferedReader reader = new BufferedReader(
					new InputStreamReader(Files.newInputStream(this.folder.resolve(file), LinkOption.NOFOLLOW_LINKS),
							StandardCharsets.UTF_8))) {
				copy(run, reader, out);
			}
			catch (NoSuchFileException ex) {
				// the log is not that long yet
			}
		}
	}

	private static void copy(long run, BufferedReader reader, OutputStream out) throws IOException {
		String inText = " run=" + run + " ";
		String inJson = "\"run\":\"" + run + "\"";
		boolean wanted = false;
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			if (isFirst(line)) {
				wanted = line.contains(line.startsWith("{") ? inJson : inText);
			}
			if (wanted) {
				out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	/** Whether it begins with a time, or is JSON. */
	private static boolean isFirst(String line) {
		return line.startsWith("{")
				|| (line.length() > 20 && Character.isDigit(line.charAt(0)) && line.charAt(10) == 'T');
	}

}
