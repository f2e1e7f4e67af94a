package dev.driveyard.cli.validate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.catalogue.findings.Finding;
import dev.driveyard.catalogue.findings.StoredFinding;
import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.report.CsvReport;
import dev.driveyard.cli.report.HtmlReport;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.cli.terminal.OutputTarget;
import dev.driveyard.cli.words.FindingWords;
import dev.driveyard.files.EncodedName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How findings are printed: the worst first, a page at a time.
 */
public final class FindingFormat {

	private static final List<String> FORMATS = List.of("table", "json", "csv", "html");

	private static final List<String> COLUMNS = List.of("severity", "code", "status", "path", "message", "action",
			"first_seen", "last_seen");

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
			description = "table, json, csv or html (default: ${DEFAULT-VALUE}).")
	String format = "table";

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
			description = "Print the findings into FILE, which is replaced when all is written; - is the standard output.")
	@Nullable String file;

	void require(boolean json) {
		if (!FORMATS.contains(this.format)) {
			throw new IllegalArgumentException(
					"--format is " + String.join(", ", FORMATS) + ", not '" + this.format + "'");
		}
		if (json && !isTable() && !this.format.equals("json")) {
			throw new IllegalArgumentException("--json and --format " + this.format + " exclude each other");
		}
		OutputTarget.check(this.file);
	}

	boolean isTable() {
		return this.format.equals("table");
	}

	boolean isJson(boolean json) {
		return json || this.format.equals("json");
	}

	/** Prints what fits. */
	void print(Output output, FindingSource findings, boolean json, String title) {
		if (this.file != null && !OutputTarget.isStandardOutput(this.file)) {
			OutputTarget.write(this.file, output, (lines, bytes) -> write(bytes, lines, findings, json, title));
			return;
		}
		try {
			write(output.stream(), output, findings, json, title);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(OutputStream out, Output lines, FindingSource findings, boolean json, String title)
			throws IOException {
		switch (this.format) {
			case "csv" -> {
				try (CsvReport report = new CsvReport(out, COLUMNS)) {
					findings.forEach((finding) -> report.row(cells(finding)));
				}
			}
			case "html" -> html(out, findings, title);
			default -> lines(lines, findings, json);
		}
	}

	private static void html(OutputStream out, FindingSource findings, String title) throws IOException {
		try (HtmlReport report = new HtmlReport(out, "Findings", title)) {
			report.beginTable("Severity", "What", "Path", "Message", "What to do", "Since");
			findings.forEach((stored) -> {
				Finding finding = stored.finding();
				report.row(word(finding.code().severity()), finding.code().name(), EncodedName.display(finding.path()),
						finding.message(), FindingWords.action(finding.code()),
						Format.time(stored.firstAt() * 1_000_000));
			});
			report.endTable();
		}
	}

	private static Object[] cells(StoredFinding stored) {
		Finding finding = stored.finding();
		return new Object[] { word(finding.code().severity()), finding.code().name(), word(stored.status()),
				EncodedName.display(finding.path()), finding.message(), FindingWords.action(finding.code()),
				time(stored.firstAt()), time(stored.lastAt()) };
	}

	private void lines(Output output, FindingSource findings, boolean json) {
		boolean asJson = isJson(json);
		findings.forEach((stored) -> {
			if (asJson) {
				output.json(toMap(stored));
			}
			else {
				line(output, stored);
			}
		});
	}

	/** What is wrong, on two lines. */
	public static void line(Output output, StoredFinding stored) {
		Finding finding = stored.finding();
		String colour = switch (finding.code().severity()) {
			case CRITICAL, ERROR -> "31";
			case WARNING -> "33";
			case INFO -> "2";
		};
		output.pathLine(finding.path(), false,
				Output.coloured(String.format("%-8s", word(finding.code().severity())), colour),
				Output.plain(String.format(" %-19s %-8s  ", finding.code(), word(stored.status()))));
		output.line("         " + finding.message());
	}

	/** The same for programs. */
	public static Map<String, Object> toMap(StoredFinding stored) {
		Finding finding = stored.finding();
		Map<String, Object> map = BaseCommand.object();
		map.put("type", "finding");
		map.put("id", stored.id());
		map.put("severity", word(finding.code().severity()));
		map.put("code", finding.code().name());
		map.put("status", word(stored.status()));
		BaseCommand.putName(map, "path", finding.path());
		map.put("message", finding.message());
		map.put("action", FindingWords.action(finding.code()));
		map.put("first_seen", time(stored.firstAt()));
		map.put("last_seen", time(stored.lastAt()));
		Long resolved = stored.resolvedAt();
		if (resolved != null) {
			map.put("resolved", time(resolved));
		}
		Finding.Found found = finding.found();
		if (found != null) {
			map.put("size", found.size());
			map.put("modified", Format.isoTime(found.modified()));
		}
		return map;
	}

	/** A time in milliseconds since 1970. */
	public static String time(long millis) {
		return Instant.ofEpochMilli(millis).toString();
	}

	private static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
