package dev.driveyard.jobs.history;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every row of every table that a run may have rows in, told apart by the job instances
 * that they belong to.
 *
 * @param conditions what tells the rows of some instances, by table
 */
record HistoryRows(JdbcClient client, Map<String, String> conditions, long last) {

	/** As the instances are now; of later ones nothing is seen. */
	static HistoryRows of(JdbcClient client, List<Long> instances) {
		String these = list(instances);
		String runs = ids(client, "id FROM run WHERE instance_id IN " + these);
		String executions = ids(client, "JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION WHERE JOB_INSTANCE_ID IN " + these);
		String steps = ids(client,
				"STEP_EXECUTION_ID FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN " + executions);
		String operations = ids(client, "id FROM operation WHERE instance_id IN " + these);
		String groups = ids(client, "id FROM duplicate_group WHERE instance_id IN " + these);
		Map<String, String> conditions = new LinkedHashMap<>();
		conditions.put("BATCH_JOB_INSTANCE", "JOB_INSTANCE_ID IN " + these);
		conditions.put("BATCH_JOB_EXECUTION", "JOB_INSTANCE_ID IN " + these);
		conditions.put("BATCH_JOB_EXECUTION_PARAMS", "JOB_EXECUTION_ID IN " + executions);
		conditions.put("BATCH_JOB_EXECUTION_CONTEXT", "JOB_EXECUTION_ID IN " + executions);
		conditions.put("BATCH_STEP_EXECUTION", "JOB_EXECUTION_ID IN " + executions);
		conditions.put("BATCH_STEP_EXECUTION_CONTEXT", "STEP_EXECUTION_ID IN " + steps);
		conditions.put("run", "instance_id IN " + these);
		conditions.put("launch_request", "run_id IN " + runs);
		conditions.put("issue", "run_id IN " + runs);
		conditions.put("operation", "instance_id IN " + these);
		conditions.put("operation_parent", "instance_id IN " + these);
		conditions.put("reclaim_file", "instance_id IN " + these);
		for (String table : List.of("operation_file", "operation_directory", "operation_part")) {
			conditions.put(table, "operation_id IN " + operations);
		}
		conditions.put("duplicate_group", "instance_id IN " + these);
		conditions.put("duplicate_member", "group_id IN " + groups);
		for (String table : List.of("duplicate_size", "duplicate_doubt", "duplicate_folder", "similar_picture",
				"difference")) {
			conditions.put(table, "instance_id IN " + these);
		}
		long last = client.sql("SELECT coalesce(max(JOB_EXECUTION_ID), 0) FROM BATCH_JOB_EXECUTION")
			.query(Long.class)
			.single();
		return new HistoryRows(client, conditions, last);
	}

	private static String ids(JdbcClient client, String select) {
		return list(client.sql("SELECT " + select).query(Long.class).list());
	}

	private static String list(List<Long> ids) {
		return "(" + ((ids.isEmpty()) ? "-1" : ids.stream().map(String::valueOf).collect(Collectors.joining(",")))
				+ ")";
	}

	/** How many rows the instances have, by table; those that have none are left out. */
	Map<String, Integer> counts() {
		return rows("").entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().isEmpty())
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().size()));
	}

	/** The rows of all other instances, as text, by table. */
	Map<String, List<String>> others() {
		return rows("NOT ");
	}

	private Map<String, List<String>> rows(String prefix) {
		Map<String, List<String>> rows = new LinkedHashMap<>();
		this.conditions.forEach((table, condition) -> rows.put(table,
				this.client.sql("SELECT * FROM " + table + " WHERE " + prefix + "(" + condition + ")" + later(table))
					.query()
					.listOfRows()
					.stream()
					.map(HistoryRows::text)
					.sorted()
					.toList()));
		return rows;
	}

	private String later(String table) {
		return switch (table) {
			case "BATCH_JOB_INSTANCE" ->
				" AND JOB_INSTANCE_ID <= (SELECT max(JOB_INSTANCE_ID) FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID <= "
						+ this.last + ")";
			case "BATCH_JOB_EXECUTION", "BATCH_JOB_EXECUTION_PARAMS", "BATCH_JOB_EXECUTION_CONTEXT",
					"BATCH_STEP_EXECUTION" ->
				" AND JOB_EXECUTION_ID <= " + this.last;
			case "BATCH_STEP_EXECUTION_CONTEXT" -> " AND STEP_EXECUTION_ID IN (SELECT STEP_EXECUTION_ID"
					+ " FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID <= " + this.last + ")";
			case "run" -> " AND id <= " + this.last;
			default -> "";
		};
	}

	private static String text(Map<String, Object> row) {
		return row.values()
			.stream()
			.map((value) -> (value instanceof byte[] bytes) ? HexFormat.of().formatHex(bytes) : String.valueOf(value))
			.collect(Collectors.joining("|"));
	}

}
