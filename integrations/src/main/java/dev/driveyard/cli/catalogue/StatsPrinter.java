package dev.driveyard.cli.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.CatalogueQueries.FoundItem;
import dev.driveyard.catalogue.Statistics.ContentSums;
import dev.driveyard.catalogue.StatsSums;
import dev.driveyard.catalogue.StatsSums.Tally;
import dev.driveyard.cli.command.AddressText;
import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;

/**
 * Prints sums with bars, or as one object.
 */
final class StatsPrinter {

	private static final int LABEL = 16;

	/** Columns that a line takes beside its bar. */
	private static final int BESIDE = 2 + LABEL + 1 + 12 + 1 + 11 + 2;

	private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

	private static final String BOLD = "1";

	private static final String BLUE = "34";

	private final Output output;

	private final int top;

	private final AddressText addresses;

	/**
	 * @param top how many extensions to print
	 */
	StatsPrinter(Output output, int top, AddressText addresses) {
		this.output = output;
		this.top = top;
		this.addresses = addresses;
	}

	void print(StatsSums sums, ContentSums contents, List<FoundItem> largest) {
		this.output.line(Format.count(sums.count(FileKind.FILE), "file") + ", "
				+ Format.count(sums.count(FileKind.DIRECTORY), "folder") + ", "
				+ Format.count(sums.count(FileKind.LINK), "link") + ", " + Format.number(sums.count(FileKind.SPECIAL))
				+ " special, " + Format.bytes(sums.bytes()));
		if (!sums.contentKinds().isEmpty()) {
			section("By kind", sums.contentKinds());
		}
		List<Tally> extensions = sums.topExtensions(this.top);
		String of = (extensions.size() < sums.extensionCount())
				? " (" + extensions.size() + " of " + Format.number(sums.extensionCount()) + ")" : "";
		section("By extension" + of, extensions);
		section("By size", sums.sizes());
		section("By last change", sums.ages());
		title("Largest files");
		largest.forEach((file) -> this.output.pathLine(
				String.format("  %11s  ", Format.bytes(file.item().entry().stat().size())),
				this.addresses.of(file.address()), false));
		title("Contents");
		this.output.line("  " + Format.number(contents.files()) + " files have a known content; "
				+ Format.number(contents.distinct()) + " contents are distinct; "
				+ Format.bytes(contents.repeatedBytes()) + " are there more than once");
	}

	private void title(String title) {
		this.output.line("");
		this.output.line(Output.coloured(title, BOLD));
	}

	private void section(String title, List<Tally> tallies) {
		title(title);
		long most = tallies.stream().mapToLong(Tally::bytes).max().orElse(0);
		int columns = Math.max(5, this.output.width() - BESIDE);
		for (Tally tally : tallies) {
			String label = tally.label().isEmpty() ? "(none)" : EncodedName.display(tally.label());
			String bar = bar(tally.bytes(), most, columns);
			String line = String.format("  %-" + LABEL + "s %12s %11s", label, Format.number(tally.files()),
					Format.bytes(tally.bytes()));
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

	void json(Map<String, Object> object, StatsSums sums, ContentSums contents, List<FoundItem> largest) {
		object.put("files", sums.count(FileKind.FILE));
		object.put("directories", sums.count(FileKind.DIRECTORY));
		object.put("links", sums.count(FileKind.LINK));
		object.put("special", sums.count(FileKind.SPECIAL));
		object.put("bytes", sums.bytes());
		object.put("kinds", list("kind", sums.contentKinds()));
		object.put("extensions", list("extension", sums.topExtensions(this.top)));
		object.put("sizes", list("size", sums.sizes()));
		object.put("ages", list("age", sums.ages()));
		object.put("largest", largest.stream().map(this::file).toList());
		object.put("contents", Map.of("files", contents.files(), "distinct", contents.distinct(), "repeated_bytes",
				contents.repeatedBytes()));
		this.output.json(object);
	}

	private static List<Map<String, Object>> list(String key, List<Tally> tallies) {
		List<Map<String, Object>> list = new ArrayList<>();
		for (Tally tally : tallies) {
			Map<String, Object> map = BaseCommand.object();
			BaseCommand.putName(map, key, tally.label());
			map.put("files", tally.files());
			map.put("bytes", tally.bytes());
			list.add(map);
		}
		return list;
	}

	private Map<String, Object> file(FoundItem file) {
		Map<String, Object> map = BaseCommand.object();
		BaseCommand.putName(map, "path", this.addresses.of(file.address()));
		map.put("size", file.item().entry().stat().size());
		return map;
	}

}
