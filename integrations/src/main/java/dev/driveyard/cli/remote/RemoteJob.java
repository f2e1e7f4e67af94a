package dev.driveyard.cli.remote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.cli.terminal.Output;
import dev.driveyard.jobs.operate.Parameter;

/**
 * A kind of job of a server elsewhere.
 *
 * @param steps the names of its steps, in order
 * @param schema of the parameters
 */
public record RemoteJob(String name, String description, List<String> steps, Object schema) {

	/** All of them. */
	public static List<RemoteJob> all(RemoteServer server) {
		List<RemoteJob> jobs = new ArrayList<>();
		server.forEach("/jobs", (told) -> jobs.add(of(told)));
		return jobs;
	}

	/** One of them. */
	public static RemoteJob one(RemoteServer server, String name) {
		return of(server.get("/jobs/" + RemoteServer.encode(name)));
	}

	private static RemoteJob of(Map<String, Object> told) {
		List<String> steps = (told.get("steps") instanceof List<?> names) ? names.stream().map(String::valueOf).toList()
				: List.of();
		Object schema = told.get("parameters");
		return new RemoteJob(RemoteServer.text(told.get("name")), RemoteServer.text(told.get("description")), steps,
				(schema != null) ? schema : Map.of());
	}

	/** What can be asked of it. */
	public List<Parameter> parameters() {
		return RemoteParameters.of(this.schema);
	}

	/** Prints it as an object. */
	public void printJson(Output output) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("type", "job");
		map.put("name", this.name);
		map.put("description", this.description);
		map.put("steps", this.steps);
		map.put("parameters", this.schema);
		output.json(map);
	}

}
