package dev.driveyard.cli.shape;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.command.OperationPrinter;
import dev.driveyard.cli.remote.RemoteEntries;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.transfer.trash.TrashEntry;
import org.jspecify.annotations.Nullable;

/**
 * Something in the trash, as commands show it.
 *
 * @param deleted when it was trashed, by the clock on the wall there; null if nobody
 * knows
 * @param path where it was, encoded; {@code ?} if nobody knows
 * @param folder the trash, encoded
 * @param name its name there, encoded
 */
public record TrashShape(@Nullable LocalDateTime deleted, long size, String kind, String path, String folder,
		String name) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

	/**
	 * In a trash here.
	 * @param size of it with all that is in it
	 */
	public static TrashShape of(TrashEntry entry, long size) {
		return new TrashShape(entry.deleted(), size, OperationPrinter.word(entry.stat().stat().kind()),
				Objects.requireNonNullElse(entry.path(), "?"), entry.folder().path(), entry.name());
	}

	/** One that a server tells of. */
	public static TrashShape of(Map<String, Object> told) {
		return new TrashShape((told.get("deleted") instanceof String time) ? LocalDateTime.parse(time) : null,
				RemoteServer.number(told.get("size")), RemoteServer.text(told.get("kind")),
				told.containsKey("path") ? RemoteEntries.path(told) : "?", RemoteEntries.name(told, "trash"),
				RemoteEntries.name(told, "name"));
	}

	/** Prints it as an object, or on a line. */
	public void print(Output output, boolean json) {
		if (json) {
			output.json(object());
			return;
		}
		String when = (this.deleted != null) ? TIME.format(this.deleted) : "?";
		output.pathLine(String.format("%-16s %10s  ", when, Format.bytes(this.size)), this.path, false);
	}

	private Map<String, @Nullable Object> object() {
		Map<String, Object> names = new LinkedHashMap<>();
		BaseCommand.putName(names, "path", this.path);
		BaseCommand.putName(names, "trash", this.folder);
		BaseCommand.putName(names, "name", this.name);
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("type", "trash");
		map.put("deleted", (this.deleted != null) ? this.deleted.toString() : null);
		map.put("size", this.size);
		map.put("kind", this.kind);
		map.putAll(names);
		return map;
	}

}
