package dev.driveyard.openapi;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.driveyard.failure.FailureCode;
import dev.driveyard.server.problem.ProblemType;

/**
 * What problem details are like.
 */
final class ProblemSchema {

	private ProblemSchema() {
	}

	static Map<String, Object> of() {
		List<String> types = Stream.of(ProblemType.values(), FailureCode.values())
			.flatMap(Arrays::stream)
			.map((kind) -> ProblemType.URN + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.distinct()
			.sorted()
			.toList();
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("type", with(text("What is wrong; never changes"), "enum", types));
		properties.put("title", text("The same in words"));
		properties.put("status", with(integer("The status of the answer"), "format", "int32"));
		properties.put("detail", text("What is wrong here"));
		properties.put("instance", text("What was asked for"));
		properties.put("run", integer("The run that it is about"));
		properties.put("request", integer("The request that it is about"));
		properties.put("location", integer("The location that it is about"));
		properties.put("path", text("The path that it is about"));
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("type", "object");
		error.put("required", List.of("field", "problem"));
		error.put("properties", fields());
		properties.put("errors", with(described("array", "The fields or parameters that are wrong"), "items", error));
		Map<String, Object> schema = described("object", "A problem detail as in RFC 9457");
		schema.put("properties", properties);
		schema.put("required", List.of("type", "title", "status", "detail"));
		return schema;
	}

	private static Map<String, Object> fields() {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("field", text("Its name"));
		fields.put("problem", text("What is wrong with it"));
		return fields;
	}

	private static Map<String, Object> text(String description) {
		return described("string", description);
	}

	private static Map<String, Object> integer(String description) {
		return described("integer", description);
	}

	private static Map<String, Object> described(String type, String description) {
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("type", type);
		schema.put("description", description);
		return schema;
	}

	private static Map<String, Object> with(Map<String, Object> schema, String key, Object value) {
		schema.put(key, value);
		return schema;
	}

}
