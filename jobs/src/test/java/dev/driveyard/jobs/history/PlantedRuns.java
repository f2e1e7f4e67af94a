package dev.driveyard.jobs.history;

import java.sql.Timestamp;
import java.time.LocalDateTime;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs that ended long ago, made as rows: each of a copy of some files with some issues.
 * Their numbers begin where no run of a test comes.
 *
 * @param files of each run
 * @param issues of each run
 */
record PlantedRuns(JdbcClient client, int runs, int files, int issues) {

	/** The instance and the run before the first. */
	static final int BASE = 100_000;

	/** Every so many runs one failed. */
	static final int FAILED = 10;

	void plant() {
		Timestamp ended = Timestamp.valueOf(LocalDateTime.now().minusDays(100));
		insert("INSERT INTO BATCH_JOB_INSTANCE (JOB_INSTANCE_ID, VERSION, JOB_NAME, JOB_KEY)"
				+ " SELECT n.i, 0, 'copy', '' || n.i FROM n");
		numbers("""
				INSERT INTO BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID, CREATE_TIME, START_TIME,
					END_TIME, STATUS, EXIT_CODE, EXIT_MESSAGE, LAST_UPDATED) SELECT n.i, 0, n.i, ?, ?, ?,
					CASE WHEN n.i % 10 = 0 THEN 'FAILED' ELSE 'COMPLETED' END, '', '', ? FROM n""")
			.params(ended, ended, ended, ended)
			.update();
		insert("INSERT INTO BATCH_JOB_EXECUTION_PARAMS (JOB_EXECUTION_ID, PARAMETER_NAME, PARAMETER_TYPE,"
				+ " PARAMETER_VALUE, IDENTIFYING) SELECT n.i, 'sequence', 'java.lang.Long', '1', 'Y' FROM n");
		numbers("""
				INSERT INTO BATCH_STEP_EXECUTION (STEP_EXECUTION_ID, VERSION, STEP_NAME, JOB_EXECUTION_ID, CREATE_TIME,
					STATUS) SELECT n.i, 0, 'transfer', n.i, ?, 'COMPLETED' FROM n""").param(ended).update();
		insert("INSERT INTO BATCH_STEP_EXECUTION_CONTEXT (STEP_EXECUTION_ID, SHORT_CONTEXT) SELECT n.i, '{}' FROM n");
		insert("INSERT INTO BATCH_JOB_EXECUTION_CONTEXT (JOB_EXECUTION_ID, SHORT_CONTEXT) SELECT n.i, '{}' FROM n");
		insert("INSERT INTO run (id, instance_id, job, subject, description, host, pid, process_started, heartbeat,"
				+ " stop_requested) SELECT n.i, n.i, 'copy', 'copy ' || n.i, '', 'host', 1, 1, 1, 0 FROM n");
		insert("INSERT INTO operation (id, instance_id, number, action, state, source, kind, inode, size, modified,"
				+ " directories, files, bytes, source_device, target_device) SELECT n.i, n.i, 0, 0, 1, '/a', 1, 1, 1, 1, 1, 1, 1,"
				+ " 'here', 'here' FROM n");
		insert("INSERT INTO operation_file (operation_id, directory, name, kind, state, size, modified, inode, links)"
				+ " SELECT n.i, 1, 'f' || f.i, 0, 1, 1, 1, 1, 1 FROM n CROSS JOIN " + each(this.files));
		insert("INSERT INTO issue (run_id, code, path, message) SELECT n.i, 'UNREADABLE', '/a', '' FROM n CROSS JOIN "
				+ each(this.issues));
	}

	private static String each(int most) {
		return "(WITH RECURSIVE m(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM m WHERE i < " + most
				+ ") SELECT i FROM m) f";
	}

	private void insert(String statement) {
		numbers(statement).update();
	}

	private JdbcClient.StatementSpec numbers(String statement) {
		return this.client.sql("WITH RECURSIVE n(i) AS (SELECT " + (BASE + 1)
				+ " UNION ALL SELECT i + 1 FROM n WHERE i < " + (BASE + this.runs) + ") " + statement);
	}

	/** How many of them failed. */
	long failed() {
		return this.runs / FAILED;
	}

	/** How many rows beside Spring Batch's each has. */
	long rowsOfEach() {
		return 1L + this.files + this.issues;
	}

}
