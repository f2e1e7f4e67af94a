package dev.driveyard.runs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import org.springframework.batch.core.repository.ExecutionContextSerializer;

/**
 * Execution contexts as plain JSON: strings, whole numbers and booleans, readable by a
 * person and by any later version. No class names, so nothing can be smuggled in.
 */
final class ContextSerializer implements ExecutionContextSerializer {

	@Override
	public void serialize(Map<String, Object> context, OutputStream out) throws IOException {
		context.forEach(ContextSerializer::requirePlain);
		out.write(Json.write(context).getBytes(StandardCharsets.UTF_8));
	}

	private static void requirePlain(String key, Object value) {
		if (!(value instanceof String || value instanceof Long || value instanceof Integer
				|| value instanceof Boolean)) {
			throw new IllegalArgumentException("An execution context holds strings, whole numbers and booleans, not "
					+ value.getClass() + " as '" + key + "'");
		}
	}

	@Override
	public Map<String, Object> deserialize(InputStream in) throws IOException {
		Map<String, Object> context = Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		context.replaceAll((key, value) -> (value instanceof Integer number) ? Long.valueOf(number) : value);
		return context;
	}

}
