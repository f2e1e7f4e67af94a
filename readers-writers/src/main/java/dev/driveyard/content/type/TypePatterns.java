package dev.driveyard.content.type;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Values by media type, {@code type/prefix*} or {@code *+suffix}; the first value given
 * for a pattern stays.
 */
final class TypePatterns<V> {

	private final Map<String, V> exact = new HashMap<>();

	private final Map<String, V> prefixes = new HashMap<>();

	private final Map<String, V> suffixes = new HashMap<>();

	void add(String pattern, V value) {
		if (pattern.startsWith("*")) {
			this.suffixes.putIfAbsent(pattern.substring(1), value);
		}
		else if (pattern.endsWith("*")) {
			this.prefixes.putIfAbsent(pattern.substring(0, pattern.length() - 1), value);
		}
		else {
			this.exact.putIfAbsent(pattern, value);
		}
	}

	/** The value of the type itself, or of the longest prefix. */
	@Nullable V find(String type) {
		V value = this.exact.get(type);
		for (int end = type.length(); value == null && end > 0; end--) {
			value = this.prefixes.get(type.substring(0, end));
		}
		return value;
	}

	@Nullable V findSuffix(String type) {
		int plus = type.lastIndexOf('+');
		return (plus < 0) ? null : this.suffixes.get(type.substring(plus));
	}

}
