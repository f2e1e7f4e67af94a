package dev.driveyard.cli.duplicates;

import java.io.OutputStream;
import java.util.Locale;

import dev.driveyard.catalogue.duplicates.FoundGroups;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.cli.terminal.OutputTarget;
import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How duplicates are printed, and where to.
 */
final class DuplicateReportOptions {

	@Option(names = "--format", paramLabel = "FORMAT",
			description = "table (default), json, fdupes (paths, an empty line between groups), csv or html (a page"
					+ " that needs nothing else).")
	@Nullable String format;

	@Option(names = { "-o", "--output" }, paramLabel = "FILE",
			description = "Write it to FILE, which is replaced when all is written; - is the standard output.")
	@Nullable String output;

	@Option(names = "--folders",
			description = "Show folders that hold the same, with all below them, instead of files.")
	boolean folders;

	@Option(names = "--limit", paramLabel = "N",
			description = "Show the N groups that waste most; 0 for all (default: 25 in a table, 2000 in html, else"
					+ " all).")
	@Nullable Integer limit;

	/** Whether what is printed is for people, and the sums belong to it. */
	boolean isTable(boolean json) {
		return kind(json) == Kind.TABLE && OutputTarget.isStandardOutput(this.output);
	}

	/** Fails early if something is wrong. */
	void check(boolean json) {
		Kind kind = kind(json);
		if (json && kind != Kind.JSON) {
			throw new IllegalArgumentException("--json and --format " + this.format + " contradict each other");
		}
		if (this.limit != null && this.limit < 0) {
			throw new IllegalArgumentException("--limit is 0 or more, not " + this.limit);
		}
		OutputTarget.check(this.output);
	}

	private Kind kind(boolean json) {
		if (this.format == null) {
			return json ? Kind.JSON : Kind.TABLE;
		}
		try {
			return Kind.valueOf(this.format.toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"The format '" + this.format + "' is not known; there is: table, json, fdupes, csv, html", ex);
		}
	}

	/** Prints what a run found. */
	void print(FoundGroups groups, Run run, Output output, boolean json) {
		Kind kind = kind(json);
		DuplicateReport report = new DuplicateReport(groups, run, this.folders, limit(kind));
		if (this.output == null || OutputTarget.isStandardOutput(this.output)) {
			print(report, kind, output, output.stream());
			return;
		}
		OutputTarget.write(this.output, output, (lines, bytes) -> print(report, kind, lines, bytes));
	}

	private static void print(DuplicateReport report, Kind kind, Output output, OutputStream stream) {
		switch (kind) {
			case TABLE -> report.table(output);
			case JSON -> report.json(output);
			case FDUPES -> report.fdupes(output);
			case CSV -> report.csv(stream);
			case HTML -> report.html(stream);
		}
	}

	private int limit(Kind kind) {
		if (this.limit != null) {
			return (this.limit == 0) ? Integer.MAX_VALUE : this.limit;
		}
		return switch (kind) {
			case TABLE -> 25;
			case HTML -> 2000;
			default -> Integer.MAX_VALUE;
		};
	}

	private enum Kind {

		TABLE, JSON, FDUPES, CSV, HTML

	}

}
