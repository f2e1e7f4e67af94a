package dev.driveyard.jobs.operate;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.driveyard.catalogue.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads the JSON of a request, strictly.
 */
final class RunRequestJson {

	private static final Set<String> KEYS = Set.of("job", "parameters", "priority", "requestedBy", "idempotencyKey",
			"notBefore");

	private RunRequestJson() {
	}

	static Map<String, Object> read(String text) {
		Map<String, Object> map;
		try {
			map = Json.read(text);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("A request is a JSON object: " + ex.getOriginalMessage(), ex);
		}
		map.keySet().stream().filter((key) -> !KEYS.contains(key)).findFirst().ifPresent((key) -> {
			throw new IllegalArgumentException("A request has no '" + key + "'");
		});
		return map;
	}

	static String text(Map<String, Object> map, String key) {
		String value = optional(map, key);
		if (value == null) {
			throw new IllegalArgumentException("A request needs '" + key + "'");
		}
		return value;
	}

	static @Nullable String optional(Map<String, Object> map, String key) {
		Object value = map.get(key);
		if (value == null || value instanceof String) {
			return (String) value;
		}
		throw new IllegalArgumentException("The '" + key + "' of a request is a text, not " + value);
	}

	static int number(Map<String, Object> map, String key, int defaultValue) {
		Object value = map.getOrDefault(key, defaultValue);
		if (value instanceof Integer number) {
			return number;
		}
		throw new IllegalArgumentException("The '" + key + "' of a request is a number, not " + value);
	}

	static @Nullable Instant instant(Map<String, Object> map, String key) {
		String value = optional(map, key);
		try {
			return (value != null) ? Instant.parse(value) : null;
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException(
					"The '" + key + "' of a request is a time such as 2026-01-31T12:00:00Z, not " + value, ex);
		}
	}

	/** Its keys are texts. */
	static Map<String, Object> object(Map<String, Object> map, String key) {
		Object value = map.getOrDefault(key, Map.of());
		if (!(value instanceof Map<?, ?> object)) {
			throw new IllegalArgumentException("The '" + key + "' of a request is an object, not " + value);
		}
		Map<String, Object> copy = new LinkedHashMap<>();
		object.forEach((name, one) -> copy.put(String.valueOf(name), one));
		return copy;
	}

}
