package dev.driveyard.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.Parameter;

/**
 * The parameters of jobs, and that a body's parameters are those of its job.
 */
final class JobSchemas {

	private static final List<String> BODIES = List.of("LaunchBody", "ScheduleBody");

	private JobSchemas() {
	}

	static void addTo(Map<String, Object> schemas, List<JobDefinition> jobs) {
		List<Object> cases = new ArrayList<>();
		for (JobDefinition job : jobs) {
			String name = "parameters." + job.name();
			schemas.put(name, schema(job));
			cases.add(Map.of("if", Map.of("properties", Map.of("job", Map.of("const", job.name()))), "then",
					Map.of("properties", Map.of("parameters", Schemas.reference(name)))));
		}
		for (String body : BODIES) {
			Map<String, Object> schema = in(schemas, body);
			in(in(schema, "properties"), "job").put("enum", jobs.stream().map(JobDefinition::name).toList());
			schema.put("allOf", cases);
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> in(Map<String, Object> object, String key) {
		return (Map<String, Object>) Objects.requireNonNull(object.get(key), key);
	}

	/** Without defaults that depend on the machine. */
	private static Map<String, Object> schema(JobDefinition job) {
		Map<String, Object> schema = new LinkedHashMap<>(job.parameters().schema());
		schema.remove("$schema");
		schema.put("description", job.description());
		Map<String, Object> properties = in(schema, "properties");
		for (Parameter parameter : job.parameters().parameters()) {
			if (parameter.machineDefault()) {
				in(properties, parameter.name()).remove("default");
			}
		}
		return schema;
	}

}
