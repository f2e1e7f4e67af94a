package dev.driveyard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.driveyard.catalogue.Json;

/**
 * Requests to the operations of a document that are more or less what it says.
 */
final class WildRequests {

	private final ApiDocument document;

	private final Random random;

	private final WildValues wild;

	WildRequests(ApiDocument document, long seed) {
		this.document = document;
		this.random = new Random(seed);
		this.wild = new WildValues(this.random);
	}

	/** What to send to an operation; the first time what may fit. */
	Sent next(String template, String verb, Map<String, Object> operation, int number) {
		String path = template.substring("/api/v1".length());
		StringBuilder query = new StringBuilder();
		List<String> header = new ArrayList<>();
		for (Object one : ApiDocument.list(operation, "parameters")) {
			Map<String, Object> parameter = ApiDocument.map(one);
			String name = String.valueOf(parameter.get("name"));
			boolean isToken = path.startsWith("/tokens/");
			String value = this.wild.text(this.document.resolved(ApiDocument.in(parameter, "schema")),
					number == 0 && !isToken);
			switch (String.valueOf(parameter.get("in"))) {
				case "path" -> path = path.replace("{" + name + "}", encoded(isToken ? "9" + value : value));
				case "query" -> {
					if (number > 0 && this.random.nextInt(3) > 0) {
						query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(encoded(value));
					}
				}
				default -> {
					if (this.random.nextBoolean()) {
						header.add(name + ": " + value.replaceAll("[^ -~]", "?"));
					}
				}
			}
		}
		Map<String, Object> body = ApiDocument.in(operation, "requestBody", "content", "application/json", "schema");
		return new Sent(ApiDocument.method(verb, operation), path + query,
				body.isEmpty() ? "" : body(this.document.resolved(body)), header);
	}

	private String body(Map<String, Object> schema) {
		if (this.random.nextInt(8) == 0) {
			return this.wild.json();
		}
		Map<String, Object> body = new HashMap<>();
		ApiDocument.in(schema, "properties").forEach((name, property) -> {
			if (ApiDocument.list(schema, "required").contains(name) || this.random.nextInt(3) == 0) {
				body.put(name, this.wild.value(this.document.resolved(ApiDocument.map(property))));
			}
		});
		if (body.get("job") instanceof String job) {
			body.put("parameters", parameters(this.document.schema("parameters." + job)));
		}
		return Json.write(body);
	}

	private Map<String, Object> parameters(Map<String, Object> schema) {
		Map<String, Object> parameters = new HashMap<>();
		ApiDocument.in(schema, "properties").forEach((name, property) -> {
			if (ApiDocument.list(schema, "required").contains(name) || this.random.nextInt(6) == 0) {
				parameters.put(name, this.wild.value(ApiDocument.map(property)));
			}
		});
		return parameters;
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	/**
	 * What is sent.
	 */
	record Sent(String verb, String path, String body, List<String> headers) {
	}

}
