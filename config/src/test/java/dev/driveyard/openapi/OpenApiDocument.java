package dev.driveyard.openapi;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.openapi.SourceText.Words;
import dev.driveyard.server.ServerConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenAPI document of the server.
 */
public final class OpenApiDocument {

	private static final String PROBLEM = "Problem";

	private final Schemas schemas;

	private final Path modules;

	private OpenApiDocument(Path modules) {
		this.modules = modules;
		this.schemas = new Schemas(modules);
	}

	/**
	 * The document as text.
	 * @param modules the folder of the modules in which the modules are
	 */
	public static String text(Path modules, List<JobDefinition> jobs) {
		return JsonMapper.builder()
			.enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
			.build()
			.writeValueAsString(new OpenApiDocument(modules).document(jobs)) + "\n";
	}

	private Map<String, Object> document(List<JobDefinition> jobs) {
		Map<String, Map<String, Object>> paths = new TreeMap<>();
		for (MappedOperation operation : MappedOperation.of(ServerConfiguration.class)) {
			Object before = paths.computeIfAbsent(operation.path(), (path) -> new TreeMap<>())
				.put(operation.verb().toLowerCase(Locale.ROOT), operation(operation));
			if (before != null) {
				throw new IllegalStateException("There are two of " + operation);
			}
		}
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("openapi", "3.1.0");
		document.put("info", Map.of("title", "Driveyard", "version", "v1"));
		document.put("jsonSchemaDialect", "https://json-schema.org/draft/2020-12/schema");
		document.put("security", List.of(Map.of("bearer", List.of())));
		document.put("paths", paths);
		document.put("components", components(jobs));
		return document;
	}

	private Map<String, Object> components(List<JobDefinition> jobs) {
		Map<String, Object> all = this.schemas.components();
		JobSchemas.addTo(all, jobs);
		all.put(PROBLEM, ProblemSchema.of());
		Map<String, Object> components = new LinkedHashMap<>();
		components.put("securitySchemes", Map.of("bearer", new TreeMap<>(Map.of("type", "http", "scheme", "bearer",
				"description", "A token. Whoever comes by the Unix socket needs none."))));
		components.put("responses", Map
			.of(PROBLEM, Map.of("description", "It was not done; the type of the problem says why", "content",
					Map.of(MediaType.APPLICATION_PROBLEM_JSON_VALUE, Map.of("schema", Schemas.reference(PROBLEM))))));
		components.put("schemas", all);
		return components;
	}

	private Map<String, Object> operation(MappedOperation mapped) {
		SourceText source = SourceText.of(this.modules, mapped.controller());
		Words words = source.ofMethod(mapped.method());
		Map<String, Object> operation = new LinkedHashMap<>();
		operation.put("operationId", mapped.id());
		operation.put("tags", List.of(mapped.tag()));
		Words told = words.text().isEmpty() ? source.ofType(mapped.controller().getSimpleName()) : words;
		operation.put("summary", told.summary());
		operation.put("description", told.text());
		operation.put("x-role", role(mapped));
		if (mapped.path().endsWith("/health/live") || mapped.path().endsWith("/health/ready")) {
			operation.put("security", List.of());
		}
		List<Map<String, Object>> parameters = OperationParameters.of(mapped, this.schemas, words.parameters());
		if (!parameters.isEmpty()) {
			operation.put("parameters", parameters);
		}
		for (Parameter parameter : mapped.method().getParameters()) {
			if (parameter.isAnnotationPresent(RequestBody.class)) {
				operation.put("requestBody", new TreeMap<>(Map.of("required", true, "content",
						content(MediaType.APPLICATION_JSON, this.schemas.ofBody(parameter.getParameterizedType())))));
			}
		}
		operation.put("responses", responses(mapped, source.body(mapped.method())));
		return operation;
	}

	/** As the chain of filters has it. */
	private static String role(MappedOperation mapped) {
		if (mapped.tag().equals("tokens") || mapped.tag().equals("audit")) {
			return "admin";
		}
		return mapped.verb().equals("GET") ? "viewer" : "operator";
	}

	private static Map<String, Object> content(MediaType type, Map<String, Object> schema) {
		return Map.of(type.toString(), Map.of("schema", schema));
	}

	private Map<String, Object> responses(MappedOperation mapped, String code) {
		Map<String, Object> responses = new TreeMap<>();
		for (String status : statuses(mapped, code)) {
			responses.put(status, answer(mapped, status));
		}
		Map<String, Object> problem = Map.of("$ref", "#/components/responses/" + PROBLEM);
		responses.put("4XX", problem);
		responses.putIfAbsent("503", problem);
		return responses;
	}

	/** What an answer is made with is in the code only. */
	private static List<String> statuses(MappedOperation mapped, String code) {
		ResponseStatus status = mapped.method().getAnnotation(ResponseStatus.class);
		if (status != null) {
			return List.of(String.valueOf(status.value().value()));
		}
		List<String> found = new ArrayList<>();
		if (code.contains("accepted(")) {
			found.add("202");
		}
		if (code.contains("created(")) {
			found.add("201");
		}
		if (found.isEmpty() || code.contains(".ok(")) {
			found.add("200");
		}
		if (code.contains("isReady()") || code.contains("ready()")) {
			found.add("503");
		}
		return found;
	}

	private Map<String, Object> answer(MappedOperation mapped, String status) {
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("description", switch (status) {
			case "201" -> "It was made";
			case "202" -> "It was accepted";
			case "204" -> "It was done";
			case "503" -> "It can't work now";
			default -> "The answer";
		});
		if (!mapped.method().isAnnotationPresent(ResponseStatus.class) && status.matches("20[12]")) {
			answer.put("headers", Map.of("Location", Map.of("description", "Where it can be looked at", "schema",
					Map.of("type", "string", "format", "uri-reference"))));
		}
		Type type = answered(mapped.method().getGenericReturnType());
		MediaType media = Objects.requireNonNullElse(mapped.produces(), MediaType.APPLICATION_JSON);
		if (type != null) {
			answer.put("content", content(media, this.schemas.of(type)));
		}
		else if (mapped.produces() != null) {
			boolean json = media.equals(MediaType.APPLICATION_JSON);
			answer.put("content", content(media, Map.of("type", json ? "object" : "string")));
		}
		return answer;
	}

	private static @Nullable Type answered(Type type) {
		if (type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class) {
			return answered(generic.getActualTypeArguments()[0]);
		}
		boolean bytes = type == byte[].class || type == Resource.class;
		return (bytes || type == void.class || type == Void.class) ? null : type;
	}

}
