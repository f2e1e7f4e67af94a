package dev.driveyard.runs.history;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.driveyard.catalogue.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which job instances the parameters of runs that are not over refer to, and requests
 * that wait or run. Of an instance its last run counts.
 */
final class RunReferences {

	/** The parameters that hold the number of a run. */
	private static final List<String> RUNS = List.of("run", "undo", "partOf");

	/** The parameter that holds that of an instance. */
	private static final String FOUND = "found";

	private final JdbcClient client;

	private final Set<Long> runs = new HashSet<>();

	private final Set<Long> instances = new HashSet<>();

	private RunReferences(JdbcClient client) {
		this.client = client;
	}

	/** Looks them all up. */
	static Set<Long> find(JdbcClient client) {
		RunReferences references = new RunReferences(client);
		client.sql("""
				SELECT p.PARAMETER_NAME, p.PARAMETER_VALUE FROM BATCH_JOB_EXECUTION e
				JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID
				WHERE e.STATUS NOT IN ('COMPLETED', 'ABANDONED') AND NOT EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION l
					WHERE l.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID AND l.JOB_EXECUTION_ID > e.JOB_EXECUTION_ID)""")
			.query((row) -> {
				references.add(row.getString(1), Optional.ofNullable(row.getString(2)).orElse(""));
			});
		client.sql("SELECT run_id, of_run FROM launch_request WHERE state IN ('QUEUED', 'RUNNING')").query((row) -> {
			references.runs.add(row.getLong(1));
			references.runs.add(row.getLong(2));
		});
		references.resolve();
		return references.instances;
	}

	private void add(String name, String value) {
		if (value.startsWith("{")) {
			Map<String, Object> values = Json.read(value);
			values.forEach((key, one) -> addNumber(key, String.valueOf(one)));
		}
		else {
			addNumber(name, value);
		}
	}

	private void addNumber(String name, String value) {
		boolean number = value.matches("[1-9][0-9]{0,17}");
		if (number && RUNS.contains(name)) {
			this.runs.add(Long.valueOf(value));
		}
		else if (number && name.equals(FOUND)) {
			this.instances.add(Long.valueOf(value));
		}
	}

	private void resolve() {
		for (Long run : this.runs) {
			this.client.sql("SELECT instance_id FROM run WHERE id = ?")
				.param(run)
				.query(Long.class)
				.optional()
				.ifPresent(this.instances::add);
		}
	}

}
