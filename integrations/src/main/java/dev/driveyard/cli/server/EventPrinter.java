package dev.driveyard.cli.server;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.terminal.Output;
import org.jspecify.annotations.Nullable;

/**
 * Prints events in the form that they are told in, those of some types.
 */
final class EventPrinter {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

	private final Output output;

	private final boolean json;

	private final List<String> types;

	/**
	 * A printer.
	 * @param types that are wanted, or what they begin with; none for all
	 */
	EventPrinter(Output output, boolean json, List<String> types) {
		this.output = output;
		this.json = json;
		this.types = types;
	}

	/** Prints one, if it is wanted. */
	void print(Map<String, ? extends @Nullable Object> event) {
		String kind = String.valueOf(event.get("kind"));
		if (!isWanted(kind)) {
			return;
		}
		if (this.json) {
			Map<String, @Nullable Object> map = new LinkedHashMap<>(BaseCommand.object());
			map.put("type", "event");
			map.putAll(event);
			this.output.json(map);
		}
		else {
			this.output.line(String.format("%-19s  %6s  %-13s  %s", time(event), text(event, "id", ""), kind,
					words(kind, event)));
		}
		this.output.flush();
	}

	private boolean isWanted(String kind) {
		return this.types.isEmpty()
				|| this.types.stream().anyMatch((type) -> kind.equals(type) || kind.startsWith(type + "."));
	}

	private static String time(Map<String, ? extends @Nullable Object> event) {
		Object time = event.get("time");
		return (time != null) ? TIME.format(Instant.parse(time.toString()).atZone(ZoneId.systemDefault())) : "";
	}

	private static String words(String kind, Map<String, ? extends @Nullable Object> event) {
		Stream<String> words = switch (kind) {
			case "audit" -> Stream.of(text(event, "action", ""), text(event, "path", ""), text(event, "status", ""),
					text(event, "made", ""));
			case "refused" -> Stream.of(text(event, "count", "times "), text(event, "status", "status "),
					text(event, "path", ""), text(event, "address", "from "));
			case "events.lost" -> Stream.of(text(event, "count", ""), "events could not be kept");
			case "events.missing" -> Stream.of("those before", text(event, "first", ""), "are no longer kept");
			case "run.progressed" -> Stream.of(text(event, "run", "run "), text(event, "step", ""),
					text(event, "done", ""), text(event, "total", "of "), text(event, "current", ""));
			default -> Stream.of(text(event, "run", "run "), text(event, "request", "request "), text(event, "job", ""),
					text(event, "description", ""), text(event, "outcome", ""), text(event, "message", ""));
		};
		return Stream.concat(words, Stream.of(text(event, "who", "by ")))
			.filter((word) -> !word.isEmpty())
			.collect(Collectors.joining(" "));
	}

	private static String text(Map<String, ? extends @Nullable Object> event, String key, String before) {
		Object value = event.get(key);
		return (value != null && !value.toString().isEmpty()) ? before + value : "";
	}

}
