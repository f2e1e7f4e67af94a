package dev.driveyard.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobDefinition.Parameter;
import dev.driveyard.jobs.operate.RunOperator;
import picocli.CommandLine.Command;

/**
 * {@code driveyard jobs}.
 */
@Command(name = "jobs", description = { "List the kinds of jobs.",
		"With --json: each with its steps and the JSON Schema" + " of its parameters." })
final class JobsCommand extends SessionCommand {

	@Override
	int run(Session session) {
		for (JobDefinition job : session.get(RunOperator.class).definitions()) {
			if (this.json) {
				output().json(describe(job));
			}
			else {
				output().line(String.format("%-12s %s", job.name(), job.description()));
				output().line(String.format("%-12s %s", "", String.join(" → ", job.steps())));
			}
		}
		return ExitCodes.DONE;
	}

	private static Map<String, Object> describe(JobDefinition job) {
		Map<String, Object> map = object();
		map.put("type", "job");
		map.put("name", job.name());
		map.put("description", job.description());
		map.put("steps", job.steps());
		Map<String, Object> properties = new LinkedHashMap<>();
		List<String> required = new ArrayList<>();
		for (Parameter parameter : job.parameters()) {
			properties.put(parameter.name(), schema(parameter));
			if (parameter.required()) {
				required.add(parameter.name());
			}
		}
		map.put("parameters", Map.of("$schema", "https://json-schema.org/draft/2020-12/schema", "type", "object",
				"properties", properties, "required", required, "additionalProperties", false));
		return map;
	}

	private static Map<String, Object> schema(Parameter parameter) {
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("type", parameter.type());
		schema.put("description", parameter.description());
		if (parameter.type().equals("array")) {
			schema.put("items",
					parameter.values().isEmpty() ? Map.of("type", "string") : Map.of("enum", parameter.values()));
		}
		else if (!parameter.values().isEmpty()) {
			schema.put("enum", parameter.values());
		}
		if (parameter.defaultValue() != null) {
			schema.put("default", parameter.defaultValue());
		}
		return schema;
	}

}
