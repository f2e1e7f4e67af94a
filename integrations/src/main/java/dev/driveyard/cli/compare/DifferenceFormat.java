package dev.driveyard.cli.compare;

import java.util.Locale;
import java.util.Map;

import dev.driveyard.catalogue.differences.ComparedFile;
import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.catalogue.differences.Difference.Reason;
import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * How differences are printed: a line each, as a diff has it, or an object.
 */
record DifferenceFormat(Output output) {

	private static final String RED = "31";

	private static final String GREEN = "32";

	private static final String YELLOW = "33";

	/** Prints one as a line. */
	void line(Difference difference) {
		String path = difference.path() + (isFolder(difference) ? "/" : "");
		switch (difference.kind()) {
			case ONLY_IN_A -> line("-", RED, "", path);
			case ONLY_IN_B -> line("+", GREEN, "", path);
			case DIFFERS -> line("*", YELLOW, "(" + reason(difference) + ") ", path);
			case MOVED -> line(">", YELLOW, EncodedName.display(path) + " -> ", String.valueOf(difference.movedTo()));
			default -> line("!", RED, "", path);
		}
	}

	private void line(String mark, String colour, String before, String path) {
		this.output.pathLine(path.isEmpty() ? "." : path, false, Output.coloured(mark, colour),
				Output.plain(" " + before));
	}

	private static boolean isFolder(Difference difference) {
		return isFolder(difference.a()) && isFolder(difference.b())
				&& !(difference.a() == null && difference.b() == null);
	}

	private static boolean isFolder(@Nullable ComparedFile file) {
		return file == null || file.kind() == FileKind.DIRECTORY;
	}

	private static String reason(Difference difference) {
		ComparedFile a = difference.requireA();
		ComparedFile b = difference.requireB();
		Reason reason = difference.reason();
		return switch ((reason != null) ? reason : Reason.CONTENT) {
			case KIND -> word(a.kind()) + " and " + word(b.kind());
			case SIZE -> Format.bytes(a.size()) + " and " + Format.bytes(b.size());
			case TIME -> "time";
			case CONTENT -> "content";
			case TARGET -> "target";
		};
	}

	/** Prints one as an object. */
	void json(Difference difference) {
		Map<String, Object> map = BaseCommand.object();
		map.put("type", "difference");
		map.put("kind", word(difference.kind()));
		BaseCommand.putName(map, "path", difference.path());
		if (difference.reason() != null) {
			map.put("reason", word(difference.reason()));
		}
		if (difference.movedTo() != null) {
			BaseCommand.putName(map, "moved_to", difference.movedTo());
		}
		put(map, "a", difference.a());
		put(map, "b", difference.b());
		this.output.json(map);
	}

	private static void put(Map<String, Object> map, String key, @Nullable ComparedFile file) {
		if (file == null) {
			return;
		}
		Map<String, Object> told = BaseCommand.object();
		told.put("kind", word(file.kind()));
		if (file.kind() == FileKind.FILE) {
			told.put("size", file.size());
		}
		told.put("modified", Format.isoTime(file.modified()));
		map.put(key, told);
	}

	private static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
