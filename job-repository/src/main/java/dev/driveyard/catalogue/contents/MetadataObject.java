package dev.driveyard.catalogue.contents;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself, as an object for programs.
 */
public final class MetadataObject {

	private MetadataObject() {
	}

	/** The documented object: what the file does not say is left out. */
	public static Map<String, Object> of(ContentMetadata metadata) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("title", metadata.title());
		map.put("author", metadata.author());
		map.put("album", metadata.album());
		map.put("width", metadata.width());
		map.put("height", metadata.height());
		map.put("orientation", metadata.orientation());
		map.put("taken_at", Objects.toString(metadata.takenAt(), null));
		map.put("taken_offset", Objects.toString(metadata.takenOffset(), null));
		map.put("camera_make", metadata.cameraMake());
		map.put("camera_model", metadata.cameraModel());
		map.put("lens", metadata.lens());
		map.put("latitude", metadata.latitude());
		map.put("longitude", metadata.longitude());
		map.put("altitude", metadata.altitude());
		Long millis = metadata.durationMillis();
		map.put("duration", (millis != null) ? millis / 1000.0 : null);
		map.put("frame_rate", metadata.frameRate());
		map.put("video_codec", metadata.videoCodec());
		map.put("audio_codec", metadata.audioCodec());
		map.put("bit_rate", metadata.bitRate());
		map.put("sample_rate", metadata.sampleRate());
		map.put("channels", metadata.channels());
		map.put("pages", metadata.pages());
		map.put("words", metadata.words());
		map.put("language", metadata.language());
		map.put("producer", metadata.producer());
		map.put("created", Objects.toString(metadata.created(), null));
		map.put("modified", Objects.toString(metadata.modified(), null));
		Map<String, Object> said = new LinkedHashMap<>();
		map.forEach((key, value) -> {
			if (value != null) {
				said.put(key, value);
			}
		});
		return said;
	}

	/** What an object says that this class has made, or that was read from its JSON. */
	public static ContentMetadata read(Map<?, ?> said) {
		Double seconds = real(said, "duration");
		return new ContentMetadata(whole(said, "width"), whole(said, "height"), whole(said, "orientation"),
				parsed(said, "taken_at", LocalDateTime::parse), parsed(said, "taken_offset", ZoneOffset::of),
				text(said, "camera_make"), text(said, "camera_model"), text(said, "lens"), real(said, "latitude"),
				real(said, "longitude"), real(said, "altitude"),
				(seconds != null) ? (Long) Math.round(seconds * 1000) : null, real(said, "frame_rate"),
				text(said, "video_codec"), text(said, "audio_codec"), large(said, "bit_rate"),
				whole(said, "sample_rate"), whole(said, "channels"), text(said, "title"), text(said, "author"),
				text(said, "album"), whole(said, "pages"), large(said, "words"), text(said, "language"),
				text(said, "producer"), parsed(said, "created", Instant::parse),
				parsed(said, "modified", Instant::parse));
	}

	private static @Nullable String text(Map<?, ?> said, String key) {
		return Objects.toString(said.get(key), null);
	}

	private static @Nullable Integer whole(Map<?, ?> said, String key) {
		return (said.get(key) instanceof Number number) ? (Integer) number.intValue() : null;
	}

	private static @Nullable Long large(Map<?, ?> said, String key) {
		return (said.get(key) instanceof Number number) ? (Long) number.longValue() : null;
	}

	private static @Nullable Double real(Map<?, ?> said, String key) {
		return (said.get(key) instanceof Number number) ? (Double) number.doubleValue() : null;
	}

	private static <T> @Nullable T parsed(Map<?, ?> said, String key, Function<String, T> parser) {
		String text = text(said, key);
		return (text != null) ? parser.apply(text) : null;
	}

}
