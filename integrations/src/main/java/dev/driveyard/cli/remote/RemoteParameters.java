package dev.driveyard.cli.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.jobs.operate.Parameter;
import dev.driveyard.jobs.operate.Parameter.JsonType;
import dev.driveyard.jobs.operate.ParameterSpec.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of a job, by the JSON Schema that a server gives.
 */
final class RemoteParameters {

	private RemoteParameters() {
	}

	static List<Parameter> of(@Nullable Object schema) {
		List<Parameter> parameters = new ArrayList<>();
		if (schema instanceof Map<?, ?> map && map.get("properties") instanceof Map<?, ?> properties) {
			List<?> required = (map.get("required") instanceof List<?> names) ? names : List.of();
			properties.forEach((name, property) -> {
				if (property instanceof Map<?, ?> declared) {
					parameters.add(parameter(String.valueOf(name), declared, required.contains(name)));
				}
			});
		}
		return parameters;
	}

	private static Parameter parameter(String name, Map<?, ?> declared, boolean required) {
		Map<?, ?> each = (declared.get("items") instanceof Map<?, ?> items) ? items : declared;
		List<String> choices = (each.get("enum") instanceof List<?> words)
				? words.stream().map(String::valueOf).toList() : List.of();
		return new Parameter(name, type(declared), choices, required,
				Boolean.TRUE.equals(declared.get("x-identifying")), "path".equals(each.get("format")), unit(declared),
				declared.get("default"), false, number(declared.get("minimum")), number(declared.get("maximum")),
				RemoteServer.text(declared.get("description")));
	}

	private static JsonType type(Map<?, ?> declared) {
		return switch (RemoteServer.text(declared.get("type"))) {
			case "integer" -> JsonType.INTEGER;
			case "boolean" -> JsonType.BOOLEAN;
			case "array" -> JsonType.ARRAY;
			default -> JsonType.STRING;
		};
	}

	private static Unit unit(Map<?, ?> declared) {
		return switch (RemoteServer.text(declared.get("x-unit")).toUpperCase(Locale.ROOT)) {
			case "SECONDS" -> Unit.SECONDS;
			case "BYTES" -> Unit.BYTES;
			default -> Unit.NONE;
		};
	}

	private static @Nullable Long number(@Nullable Object value) {
		return (value instanceof Number number) ? (Long) number.longValue() : null;
	}

}
