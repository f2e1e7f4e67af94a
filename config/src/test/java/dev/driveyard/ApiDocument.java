package dev.driveyard;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An OpenAPI document, to be looked into.
 */
record ApiDocument(Map<String, Object> all) {

	@SuppressWarnings("unchecked")
	static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

	/** What is in an object, however deep; nothing where there is none. */
	static Map<String, Object> in(Map<String, Object> object, String... path) {
		Map<String, Object> found = object;
		for (String key : path) {
			found = map(found.getOrDefault(key, Map.of()));
		}
		return found;
	}

	static List<String> texts(Map<String, Object> object, String key) {
		return list(object, key).stream().map(String::valueOf).toList();
	}

	static List<?> list(Map<String, Object> object, String key) {
		return (List<?>) object.getOrDefault(key, List.of());
	}

	Map<String, Object> schema(String name) {
		return in(this.all, "components", "schemas", name);
	}

	/** A schema, also where it is only referred to. */
	Map<String, Object> resolved(Map<String, Object> schema) {
		Object reference = schema.get("$ref");
		return (reference != null) ? at(reference.toString()) : schema;
	}

	/** What a reference refers to. */
	Map<String, Object> at(String reference) {
		return in(this.all, reference.substring("#/".length()).split("/"));
	}

	/** All operations, in the order of paths. */
	void forEachOperation(OperationUse use) {
		new TreeMap<>(in(this.all, "paths")).forEach((path, verbs) -> new TreeMap<>(map(verbs))
			.forEach((verb, operation) -> use.accept(path, verb, map(operation))));
	}

	/** The method to ask with: a stream that never ends is only asked for its head. */
	static String method(String verb, Map<String, Object> operation) {
		boolean isStream = in(operation, "responses", "200", "content").containsKey("text/event-stream");
		return isStream ? "HEAD" : verb.toUpperCase(Locale.ROOT);
	}

	/**
	 * What is done with an operation.
	 */
	@FunctionalInterface
	interface OperationUse {

		void accept(String path, String verb, Map<String, Object> operation);

	}

}
