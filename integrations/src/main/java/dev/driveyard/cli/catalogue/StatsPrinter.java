package dev.driveyard.cli.catalogue;

import java.util.List;
import java.util.Map;

import dev.driveyard.cli.remote.RemoteEntries;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.files.EncodedName;

/**
 * Prints sums with bars.
 */
final class StatsPrinter {

	private static final int LABEL = 16;

	/** Columns that a line takes beside its bar. */
	private static final int BESIDE = 2 + LABEL + 1 + 12 + 1 + 11 + 2;

	private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

	private static final String BOLD = "1";

	private static final String BLUE = "34";

	private final Output output;

	StatsPrinter(Output output) {
		this.output = output;
	}

	/** Prints the documented object. */
	void print(Map<String, Object> stats) {
		this.output.line(Format.count(number(stats, "files"), "file") + ", "
				+ Format.count(number(stats, "directories"), "folder") + ", "
				+ Format.count(number(stats, "links"), "link") + ", " + Format.number(number(stats, "special"))
				+ " special, " + Format.bytes(number(stats, "bytes")));
		if (!list(stats, "kinds").isEmpty()) {
			section("By kind", "kind", list(stats, "kinds"));
		}
		List<Map<String, Object>> extensions = list(stats, "extensions");
		long all = number(stats, "extension_count");
		section("By extension"
				+ ((extensions.size() < all) ? " (" + extensions.size() + " of " + Format.number(all) + ")" : ""),
				"extension", extensions);
		section("By size", "size", list(stats, "sizes"));
		section("By last change", "age", list(stats, "ages"));
		title("Largest files");
		list(stats, "largest").forEach((file) -> this.output
			.pathLine(String.format("  %11s  ", Format.bytes(number(file, "size"))), RemoteEntries.path(file), false));
		title("Contents");
		if (stats.get("contents") instanceof Map<?, ?> contents) {
			this.output.line("  " + Format.number(number(contents, "files")) + " files have a known content; "
					+ Format.number(number(contents, "distinct")) + " contents are distinct; "
					+ Format.bytes(number(contents, "repeated_bytes")) + " are there more than once");
		}
	}

	private static long number(Map<?, ?> object, String key) {
		return RemoteServer.number(object.get(key));
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> list(Map<String, Object> object, String key) {
		return (object.get(key) instanceof List<?> list) ? (List<Map<String, Object>>) list : List.of();
	}

	private void title(String title) {
		this.output.line("");
		this.output.line(Output.coloured(title, BOLD));
	}

	private void section(String title, String key, List<Map<String, Object>> tallies) {
		title(title);
		long most = tallies.stream().mapToLong((tally) -> number(tally, "bytes")).max().orElse(0);
		int columns = Math.max(5, this.output.width() - BESIDE);
		for (Map<String, Object> tally : tallies) {
			String name = RemoteEntries.name(tally, key);
			String bar = bar(number(tally, "bytes"), most, columns);
			String line = String.format("  %-" + LABEL + "s %12s %11s",
					name.isEmpty() ? "(none)" : EncodedName.display(name), Format.number(number(tally, "files")),
					Format.bytes(number(tally, "bytes")));
			this.output.line(Output.plain(bar.isEmpty() ? line : line + "  "),
					Output.coloured(bar, bar.isEmpty() ? "" : BLUE));
		}
	}

	/**
	 * So much of the columns as a value is of the most, at least a trace if it is any.
	 */
	static String bar(long value, long most, int columns) {
		if (value <= 0) {
			return "";
		}
		long eighths = Math.max(1, Math.round(8.0 * columns * value / most));
		String whole = "█".repeat((int) (eighths / 8));
		int rest = (int) (eighths % 8);
		return (rest == 0) ? whole : whole + EIGHTHS.charAt(rest);
	}

}
