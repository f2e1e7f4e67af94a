package dev.driveyard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.driveyard.catalogue.Json;

/**
 * Values that nobody in his right mind sends, beside some that fit a schema.
 */
final class WildValues {

	private static final List<String> TEXTS = List.of("", " ", "1", "-1", "0", "007", "1e3", "99999999999999999999",
			"9223372036854775807", "-9223372036854775808", "NaN", "null", "true", "[]", "{}", "\u0000", "a\u0000b",
			"\n", "\u001b[31m", "\u202e", "\ud83d\ude00", "\ud800", "'; DROP TABLE run; --", "%", "%25", "_", "*", "[",
			"\\", "../../etc/passwd", "/etc/passwd", "//", "/", "sftp://x/", "local://", "content://", "x".repeat(5000),
			"2026-01-31T12:00:00Z", "+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "P99999999999D",
			"PT-1S", "15m", "99999999999999d", "* * * * *", "@every 1ns", "id:1", "schedule:1", "critical-1", "info-0",
			"00000000-0000-0000-0000-000000000000", "zz-top");

	private static final List<Object> NUMBERS = List.of(0, 1, -1, 2, 1000, 1001, Integer.MAX_VALUE, Integer.MIN_VALUE,
			Long.MAX_VALUE, Long.MIN_VALUE, 1.5, 1e300, -0.0);

	private final Random random;

	WildValues(Random random) {
		this.random = random;
	}

	private <T> T one(List<T> all) {
		return all.get(this.random.nextInt(all.size()));
	}

	/** A text for a path, a query or a header. */
	String text(Map<String, Object> schema, boolean fitting) {
		if (schema.get("enum") instanceof List<?> values && (fitting || this.random.nextInt(3) == 0)) {
			return String.valueOf(one(values));
		}
		if (fitting || this.random.nextInt(4) == 0) {
			return "1";
		}
		return one(TEXTS);
	}

	/** A value for a field. */
	Object value(Map<String, Object> schema) {
		if (this.random.nextInt(5) == 0) {
			return any(0);
		}
		if (schema.get("enum") instanceof List<?> values) {
			return one(values);
		}
		return switch (String.valueOf(schema.get("type"))) {
			case "integer", "[integer, null]" -> one(NUMBERS);
			case "boolean" -> this.random.nextBoolean();
			case "array" -> List.of(one(TEXTS), one(TEXTS));
			default -> one(TEXTS);
		};
	}

	private Object any(int depth) {
		return switch (this.random.nextInt((depth > 2) ? 3 : 5)) {
			case 0 -> one(NUMBERS);
			case 1 -> this.random.nextBoolean();
			case 2 -> one(TEXTS);
			case 3 -> List.of(any(depth + 1), any(depth + 1));
			default -> {
				Map<String, Object> map = new HashMap<>();
				map.put(one(TEXTS), any(depth + 1));
				yield map;
			}
		};
	}

	/** A body that is no object of the kind that is wanted, or no JSON. */
	String json() {
		List<String> bodies = new ArrayList<>(List.of("", "[]", "null", "1", "\"x\"", "{", "{\"a\":1,\"a\":2}",
				"{\"job\":", "[".repeat(1000), "\u0000", "{}x", "{\"job\":\"\\u0000\"}", "{\"job\":\"\\ud800\"}"));
		bodies.add(Json.write(any(0)));
		return one(bodies);
	}

}
