package dev.driveyard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.driveyard.catalogue.Json;
import org.assertj.core.api.Assertions;

/**
 * What a server answered.
 *
 * @param headers by their names in lower case
 */
record HttpAnswer(int status, Map<String, String> headers, String body) {

	/** The answer in the bytes of a connection that is closed after it. */
	static HttpAnswer of(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		int end = text.indexOf("\r\n\r\n");
		Assertions.assertThat(end).as("the end of the headers in '%s'", text).isPositive();
		String[] lines = text.substring(0, end).split("\r\n");
		Map<String, String> headers = new TreeMap<>();
		for (String line : List.of(lines).subList(1, lines.length)) {
			headers.put(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT),
					line.substring(line.indexOf(':') + 1).strip());
		}
		String body = text.substring(end + 4);
		boolean chunked = "chunked".equals(headers.get("transfer-encoding"));
		return new HttpAnswer(Integer.parseInt(lines[0].split(" ")[1]), headers, new String(
				(chunked ? joined(body) : body).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
	}

	private static String joined(String chunks) {
		StringBuilder text = new StringBuilder();
		int at = 0;
		while (at < chunks.length()) {
			int line = chunks.indexOf("\r\n", at);
			int size = Integer.parseInt(chunks.substring(at, line), 16);
			text.append(chunks, line + 2, line + 2 + size);
			at = (size == 0) ? chunks.length() : line + 4 + size;
		}
		return text.toString();
	}

	HttpAnswer requireStatus(int expected) {
		Assertions.assertThat(this.status).as(this.body).isEqualTo(expected);
		return this;
	}

	/** It is a problem of this type. */
	HttpAnswer requireProblem(int expected, String type) {
		requireStatus(expected);
		Assertions.assertThat(this.headers.get("content-type")).isEqualTo("application/problem+json");
		Assertions.assertThat(json())
			.containsEntry("type", "urn:driveyard:problem:" + type)
			.containsEntry("status", expected)
			.containsKeys("title", "detail");
		return this;
	}

	Map<String, Object> json() {
		return Json.read(this.body);
	}

	@SuppressWarnings("unchecked")
	List<Map<String, Object>> items() {
		return (List<Map<String, Object>>) json().getOrDefault("items", List.of());
	}

	long id() {
		return ((Number) json().getOrDefault("id", -1)).longValue();
	}

}
