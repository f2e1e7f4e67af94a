package dev.driveyard.server.catalogue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileTimes;
import org.jspecify.annotations.Nullable;

/**
 * An object that is answered, made a field at a time. A field without a value is left
 * out, unless it says that there is none.
 */
final class JsonObject {

	private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

	JsonObject(String type) {
		this.fields.put("type", type);
	}

	JsonObject put(String key, @Nullable Object value) {
		if (value != null) {
			this.fields.put(key, value);
		}
		return this;
	}

	/** Also where there is none. */
	JsonObject putOrNull(String key, @Nullable Object value) {
		this.fields.put(key, value);
		return this;
	}

	/** An encoded name or path: one that is no text also with its bytes. */
	JsonObject name(String key, @Nullable String encoded) {
		if (encoded == null) {
			return this;
		}
		EncodedName.put(this.fields, key, encoded);
		return this;
	}

	/** A number of {@link FileTimes}. */
	JsonObject fileTime(String key, long time) {
		return put(key, FileTimes.instant(time).toString());
	}

	/** Milliseconds since 1970. */
	JsonObject millis(String key, @Nullable Long millis) {
		return (millis != null) ? put(key, Instant.ofEpochMilli(millis).toString()) : this;
	}

	JsonObject word(String key, @Nullable Enum<?> value) {
		return (value != null) ? put(key, word(value)) : this;
	}

	static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	Map<String, @Nullable Object> toMap() {
		return this.fields;
	}

}
