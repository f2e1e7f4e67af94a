package dev.driveyard.cli.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.driveyard.catalogue.contents.ContentMetadata;
import dev.driveyard.catalogue.contents.MetadataState;
import dev.driveyard.cli.terminal.Format;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself, for a person and as an object.
 */
final class MetadataText {

	private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

	private MetadataText() {
	}

	/** Labels and values of what is said, in order. */
	static Map<String, String> fields(ContentMetadata metadata) {
		Map<String, String> fields = new LinkedHashMap<>();
		put(fields, "title", metadata.title());
		put(fields, "author", metadata.author());
		put(fields, "album", metadata.album());
		if (metadata.width() != null) {
			fields.put("pixels", metadata.width() + " × " + metadata.height() + turned(metadata.orientation()));
		}
		put(fields, "taken", taken(metadata.takenAt(), metadata.takenOffset()));
		put(fields, "camera", joined(metadata.cameraMake(), metadata.cameraModel()));
		put(fields, "lens", metadata.lens());
		put(fields, "position", position(metadata));
		Long millis = metadata.durationMillis();
		put(fields, "duration", (millis != null) ? duration(Duration.ofMillis(millis)) : null);
		put(fields, "video", list(metadata.videoCodec(), with(metadata.frameRate(), "frames/s")));
		put(fields, "audio", list(metadata.audioCodec(), with(metadata.sampleRate(), "Hz"),
				with(metadata.channels(), Objects.equals(metadata.channels(), 1) ? "channel" : "channels")));
		Long bits = metadata.bitRate();
		put(fields, "bit rate", (bits != null) ? Format.number(Math.max(1, bits / 1000)) + " kbit/s" : null);
		put(fields, "pages", with(metadata.pages(), ""));
		put(fields, "words", (metadata.words() != null) ? Format.number(metadata.words()) : null);
		put(fields, "language", metadata.language());
		put(fields, "producer", metadata.producer());
		put(fields, "written", instants(metadata.created(), metadata.modified()));
		return fields;
	}

	private static void put(Map<String, String> fields, String label, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			fields.put(label, value);
		}
	}

	private static String turned(@Nullable Integer orientation) {
		return (orientation == null || orientation == 1) ? "" : " (shown "
				+ ((orientation >= 5) ? "turned" : "mirrored or upside down") + ": orientation " + orientation + ")";
	}

	private static @Nullable String taken(@Nullable LocalDateTime time, @Nullable ZoneOffset offset) {
		if (time == null) {
			return null;
		}
		return LOCAL.format(time) + ((offset != null) ? " " + (offset.equals(ZoneOffset.UTC) ? "UTC" : offset) : "");
	}

	/** Most models repeat the name of who made them. */
	private static @Nullable String joined(@Nullable String make, @Nullable String model) {
		if (make == null || model == null) {
			return (make != null) ? make : model;
		}
		String first = make.split(" ")[0].toLowerCase(Locale.ROOT);
		return model.toLowerCase(Locale.ROOT).startsWith(first) ? model : make + " " + model;
	}

	private static @Nullable String position(ContentMetadata metadata) {
		if (metadata.latitude() == null || metadata.longitude() == null) {
			return null;
		}
		String place = String.format(Locale.ROOT, "%.6f, %.6f", metadata.latitude(), metadata.longitude());
		return (metadata.altitude() != null)
				? place + String.format(Locale.ROOT, ", %.0f m above the sea", metadata.altitude()) : place;
	}

	private static String duration(Duration duration) {
		String tenths = "." + duration.toMillisPart() / 100;
		return (duration.toHours() > 0)
				? String.format(Locale.ROOT, "%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(),
						duration.toSecondsPart())
				: String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart()) + tenths;
	}

	private static @Nullable String with(@Nullable Number number, String unit) {
		if (number == null) {
			return null;
		}
		String text = (number instanceof Double value)
				? String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "") : number.toString();
		return unit.isEmpty() ? text : text + " " + unit;
	}

	private static String list(@Nullable String... parts) {
		return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(", "));
	}

	private static String instants(@Nullable Instant created, @Nullable Instant modified) {
		return list((created != null) ? created.toString() : null,
				(modified != null && !modified.equals(created)) ? "changed " + modified : null);
	}

	/** Why nothing is known; null where nothing went wrong. */
	static @Nullable String failure(MetadataState state) {
		return switch (state) {
			case NOTHING, FOUND -> null;
			case MALFORMED -> "not read: it is damaged, or not of its type";
			case ENCRYPTED -> "not read: it wants a password";
			case TOO_LARGE -> "not read: too much of it would have to be";
			case TIMED_OUT -> "not read: it took too long, twice";
			case CRASHED -> "not read: it ended the reader, twice";
		};
	}

}
