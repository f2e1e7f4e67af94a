package dev.driveyard.jobs.operate;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.jobs.operate.Parameter.JsonType;
import dev.driveyard.jobs.operate.ParameterSpec.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of one parameter.
 */
final class ParameterSchema {

	private ParameterSchema() {
	}

	static Map<String, Object> of(Parameter parameter) {
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("type", Arguments.word(parameter.type()));
		schema.put("description", parameter.description());
		if (parameter.type() == JsonType.ARRAY) {
			schema.put("items", items(parameter));
		}
		else {
			schema.putAll(choices(parameter));
		}
		put(schema, "minimum", parameter.min());
		put(schema, "maximum", parameter.max());
		if (!"".equals(parameter.defaultValue())) {
			put(schema, "default", parameter.defaultValue());
		}
		if (parameter.unit() != Unit.NONE) {
			schema.put("x-unit", Arguments.word(parameter.unit()));
		}
		schema.put("x-identifying", parameter.identifying());
		return schema;
	}

	private static Map<String, Object> items(Parameter parameter) {
		Map<String, Object> items = new LinkedHashMap<>();
		items.put("type", "string");
		items.putAll(choices(parameter));
		return items;
	}

	private static Map<String, Object> choices(Parameter parameter) {
		if (!parameter.choices().isEmpty()) {
			return Map.of("enum", parameter.choices());
		}
		return parameter.path() ? Map.of("format", "path") : Map.of();
	}

	private static void put(Map<String, Object> schema, String key, @Nullable Object value) {
		if (value != null) {
			schema.put(key, value);
		}
	}

}
