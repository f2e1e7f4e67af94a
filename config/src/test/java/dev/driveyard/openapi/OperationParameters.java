package dev.driveyard.openapi;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.server.api.PageRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;

/**
 * The parameters of an operation, in paths, queries and headers.
 */
final class OperationParameters {

	/** Of those that are all read at once. */
	private static final Map<String, List<String>> REPEATED = Map.of("EntriesController", List.of("name", "ext"),
			"FindingsController", List.of("path"));

	private final Schemas schemas;

	private final Map<String, String> words;

	private final List<Map<String, Object>> all = new ArrayList<>();

	private OperationParameters(Schemas schemas, Map<String, String> words) {
		this.schemas = schemas;
		this.words = words;
	}

	static List<Map<String, Object>> of(MappedOperation operation, Schemas schemas, Map<String, String> words) {
		OperationParameters parameters = new OperationParameters(schemas, words);
		for (Parameter parameter : operation.method().getParameters()) {
			parameters.add(parameter);
		}
		return parameters.all;
	}

	private void add(Parameter parameter) {
		PathVariable path = parameter.getAnnotation(PathVariable.class);
		RequestParam query = parameter.getAnnotation(RequestParam.class);
		RequestHeader header = parameter.getAnnotation(RequestHeader.class);
		if (path != null) {
			add("path", parameter.getName(), true, schema(parameter, ValueConstants.DEFAULT_NONE));
		}
		else if (query != null && parameter.getType() == MultiValueMap.class) {
			String controller = parameter.getDeclaringExecutable().getDeclaringClass().getSimpleName();
			for (String name : REPEATED.getOrDefault(controller, List.of())) {
				add("query", name, false, Map.of("type", "array", "items", Map.of("type", "string"), "maxItems", 20));
			}
		}
		else if (query != null) {
			boolean required = query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
			add("query", parameter.getName(), required, schema(parameter, query.defaultValue()));
		}
		else if (header != null) {
			add("header", header.name(), false, schema(parameter, ValueConstants.DEFAULT_NONE));
		}
		else if (parameter.getType() == PageRequest.class) {
			add("query", "after", false, Map.of("type", "string"));
			add("query", "limit", false, Map.of("type", "integer", "format", "int32", "minimum", 1, "maximum",
					PageRequest.MOST, "default", PageRequest.USUAL));
		}
	}

	private Map<String, Object> schema(Parameter parameter, String standard) {
		Map<String, Object> schema = new LinkedHashMap<>(this.schemas.of(parameter.getParameterizedType()));
		if (!standard.isEmpty() && !standard.equals(ValueConstants.DEFAULT_NONE)) {
			schema.put("default", switch (String.valueOf(schema.get("type"))) {
				case "boolean" -> Boolean.valueOf(standard);
				case "integer" -> Integer.valueOf(standard);
				default -> standard;
			});
		}
		return schema;
	}

	private void add(String place, String name, boolean required, Map<String, Object> schema) {
		Map<String, Object> parameter = new LinkedHashMap<>();
		parameter.put("name", name);
		parameter.put("in", place);
		if (required) {
			parameter.put("required", true);
		}
		String description = this.words.getOrDefault(name, "after".equals(name) ? "What the page before said comes next"
				: "limit".equals(name) ? "How many items at most" : "");
		if (!description.isEmpty()) {
			parameter.put("description", description);
		}
		parameter.put("schema", schema);
		this.all.add(parameter);
	}

}
