package dev.driveyard.catalogue;

import java.util.Map;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one JSON mapper: library files, stored settings and printed results.
 */
public final class Json {

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	private Json() {
	}

	/**
	 * A value of maps, lists, strings, numbers, booleans and records, on one line.
	 */
	public static String write(Object value) {
		return Holder.MAPPER.writeValueAsString(value);
	}

	/**
	 * A value for a file that people read.
	 */
	public static String writePretty(Object value) {
		return Holder.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
	}

	/**
	 * The JSON object in the text.
	 * @throws tools.jackson.core.JacksonException if it is none
	 */
	public static Map<String, Object> read(String text) {
		return Holder.MAPPER.readValue(text, OBJECT);
	}

	private static final class Holder {

		static final JsonMapper MAPPER = JsonMapper.builder().build();

	}

}
