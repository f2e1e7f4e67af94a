package dev.driveyard.catalogue.contents;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

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

}
