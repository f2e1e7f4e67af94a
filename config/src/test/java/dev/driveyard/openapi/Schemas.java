package dev.driveyard.openapi;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.driveyard.server.api.Page;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of values, as JSON Schema 2020-12: records become components.
 */
final class Schemas {

	private static final Map<Class<?>, Map<String, Object>> SIMPLE = Map.ofEntries(
			Map.entry(String.class, Map.of("type", "string")), Map.entry(boolean.class, Map.of("type", "boolean")),
			Map.entry(Boolean.class, Map.of("type", "boolean")), Map.entry(int.class, integer("int32")),
			Map.entry(Integer.class, integer("int32")), Map.entry(long.class, integer("int64")),
			Map.entry(Long.class, integer("int64")), Map.entry(double.class, Map.of("type", "number")),
			Map.entry(Double.class, Map.of("type", "number")), Map.entry(Instant.class, text("date-time")),
			Map.entry(UUID.class, text("uuid")), Map.entry(Object.class, Map.of()));

	private final Path modules;

	private final Map<String, Object> components = new TreeMap<>();

	Schemas(Path modules) {
		this.modules = modules;
	}

	private static Map<String, Object> integer(String format) {
		return Map.of("type", "integer", "format", format);
	}

	private static Map<String, Object> text(String format) {
		return Map.of("type", "string", "format", format);
	}

	static Map<String, Object> reference(String name) {
		return Map.of("$ref", "#/components/schemas/" + name);
	}

	Map<String, Object> components() {
		return this.components;
	}

	/** The schema of an answer. */
	Map<String, Object> of(Type type) {
		return of(type, false);
	}

	/** The schema of a body: what is not known is refused. */
	Map<String, Object> ofBody(Type type) {
		return of(type, true);
	}

	private Map<String, Object> of(Type type, boolean body) {
		if (type instanceof WildcardType wildcard) {
			return of(wildcard.getUpperBounds()[0], body);
		}
		if (type instanceof ParameterizedType generic) {
			return of(generic, body);
		}
		Class<?> plain = (Class<?>) type;
		if (SIMPLE.containsKey(plain)) {
			return new TreeMap<>(SIMPLE.get(plain));
		}
		if (plain.isEnum()) {
			return new TreeMap<>(Map.of("type", "string", "enum",
					Arrays.stream(plain.getEnumConstants()).map((value) -> ((Enum<?>) value).name()).toList()));
		}
		if (!plain.isRecord()) {
			throw new IllegalStateException("There is no schema for " + plain);
		}
		return component(plain, body);
	}

	private Map<String, Object> of(ParameterizedType generic, boolean body) {
		Class<?> raw = (Class<?>) generic.getRawType();
		Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
		if (Collection.class.isAssignableFrom(raw)) {
			return new TreeMap<>(Map.of("type", "array", "items", of(last, body)));
		}
		if (Map.class.isAssignableFrom(raw)) {
			return new TreeMap<>(Map.of("type", "object", "additionalProperties", of(last, body)));
		}
		if (raw == Page.class) {
			return page(last);
		}
		throw new IllegalStateException("There is no schema for " + generic);
	}

	private Map<String, Object> page(Type item) {
		String name = (item instanceof Class<?> type) ? "PageOf" + type.getSimpleName() : "PageOfObjects";
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("type", "object");
		schema
			.put("properties",
					new TreeMap<>(Map.of("items", Map.of("type", "array", "items", of(item)), "next", Map.of("type",
							"string", "description",
							"What the parameter after is for the following items; not there if there are none"))));
		schema.put("required", List.of("items"));
		this.components.put(name, schema);
		return reference(name);
	}

	private Map<String, Object> component(Class<?> type, boolean body) {
		String name = type.getSimpleName();
		if (!this.components.containsKey(name)) {
			this.components.put(name, Map.of()); // for those that hold themselves
			this.components.put(name, record(type, body));
		}
		return reference(name);
	}

	private Map<String, Object> record(Class<?> type, boolean body) {
		SourceText source = SourceText.of(this.modules, type);
		SourceText.Words words = source.ofType(type.getSimpleName());
		Map<String, Object> properties = new LinkedHashMap<>();
		List<String> required = new ArrayList<>();
		boolean without = type.isAnnotationPresent(JsonInclude.class);
		for (RecordComponent part : type.getRecordComponents()) {
			if (part.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
				unwrap(part, properties, required);
				continue;
			}
			boolean optional = isNullable(part.getAnnotatedType());
			boolean missing = body && source.contains("ofField(\"" + part.getName() + "\", \"is missing\")");
			properties.put(part.getName(), property(part, body, optional && !without && !missing,
					words.parameters().getOrDefault(part.getName(), "")));
			if (!optional || missing) {
				required.add(part.getName());
			}
		}
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("type", "object");
		schema.put("description", words.text());
		schema.put("properties", properties);
		schema.put("required", required);
		if (body) {
			schema.put("additionalProperties", false);
		}
		return schema;
	}

	private Map<String, Object> property(RecordComponent part, boolean body, boolean orNull, String description) {
		Map<String, Object> schema = new TreeMap<>(of(part.getGenericType(), body));
		if (orNull && schema.get("type") instanceof String type) {
			schema.put("type", List.of(type, "null"));
		}
		if (!description.isEmpty()) {
			schema.put("description", description);
		}
		return schema;
	}

	@SuppressWarnings("unchecked")
	private void unwrap(RecordComponent part, Map<String, Object> properties, List<String> required) {
		Map<String, Object> inner = record(part.getType(), false);
		properties.putAll((Map<String, Object>) inner.getOrDefault("properties", Map.of()));
		required.addAll((List<String>) inner.getOrDefault("required", List.of()));
	}

	static boolean isNullable(AnnotatedElement type) {
		return type.isAnnotationPresent(Nullable.class);
	}

}
