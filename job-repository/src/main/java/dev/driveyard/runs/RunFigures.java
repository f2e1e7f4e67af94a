package dev.driveyard.runs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.driveyard.database.Dialect;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The history of runs in numbers, for those who watch it from outside: each reads all of
 * the history, so they are not to be asked for often.
 */
public class RunFigures {

	/** The keys of the count of bytes in the contexts of a job's steps. */
	private static final Map<String, String> BYTES = Map.of("index", "count.HASHED_BYTES", "duplicates",
			"count.HASHED_BYTES", "copy", "count.bytes", "move", "count.bytes", "delete", "count.REMOVED_BYTES",
			"empty-trash", "count.REMOVED_BYTES", "validate", "count.BYTES", "repair", "count.RESTORED_BYTES",
			"reclaim", "count.RECLAIMED_BYTES");

	/** The job whose counts begin anew with each execution. */
	private static final String COUNTS_ANEW = "index";

	private final JdbcClient reader;

	private final Dialect dialect;

	public RunFigures(JdbcClient reader, Dialect dialect) {
		this.reader = reader;
		this.dialect = dialect;
	}

	/** How many runs of which job are in which state, and how long they took. */
	public List<StateCount> states() {
		return this.reader.sql("""
				SELECT r.job, CASE WHEN e.STATUS = 'STOPPED' AND %s THEN 'PLANNED' ELSE e.STATUS END AS state,
					count(*), count(%s), coalesce(sum(%2$s), 0)
				FROM run r JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = r.id
				GROUP BY 1, 2 ORDER BY 1, 2""".formatted(RunQueries.PLANNED, seconds()))
			.query((row, number) -> new StateCount(row.getString(1), Run.State.valueOf(row.getString(2)),
					row.getLong(3), row.getLong(4), row.getDouble(5)))
			.list();
	}

	/** How long an execution took, null where it has not ended. */
	private String seconds() {
		return (this.dialect == Dialect.SQLITE) ? "(e.END_TIME - e.START_TIME) / 1000.0"
				: "CAST(extract(epoch FROM e.END_TIME - e.START_TIME) AS DOUBLE PRECISION)";
	}

	/** What the steps of each job counted, in files or entries. */
	public Map<String, ItemCounts> items() {
		return this.reader.sql("""
				SELECT r.job, sum(s.READ_COUNT), sum(s.FILTER_COUNT), sum(s.WRITE_COUNT)
				FROM BATCH_STEP_EXECUTION s JOIN run r ON r.id = s.JOB_EXECUTION_ID GROUP BY r.job ORDER BY r.job""")
			.query((row, number) -> Map.entry(row.getString(1),
					new ItemCounts(row.getLong(2), row.getLong(3), row.getLong(4))))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/**
	 * How many bytes each job read, copied, freed or restored, whatever its work is. The
	 * executions of a step go on counting where the one before ended.
	 */
	public Map<String, Long> bytes() {
		String keys = BYTES.entrySet()
			.stream()
			.map((job) -> "WHEN '" + job.getKey() + "' THEN " + count(job.getValue()))
			.collect(Collectors.joining(" "));
		return counts("""
				SELECT job, CAST(sum(bytes) AS BIGINT) FROM (
					SELECT job, CASE WHEN job = '%s' THEN sum(bytes) ELSE max(bytes) END AS bytes FROM (
						SELECT r.job AS job, r.instance_id AS instance, s.STEP_NAME AS step,
							coalesce(CASE r.job %s ELSE 0 END, 0) AS bytes
						FROM BATCH_STEP_EXECUTION s JOIN run r ON r.id = s.JOB_EXECUTION_ID
						JOIN BATCH_STEP_EXECUTION_CONTEXT c ON c.STEP_EXECUTION_ID = s.STEP_EXECUTION_ID) executions
					GROUP BY job, instance, step) steps GROUP BY job""".formatted(COUNTS_ANEW, keys));
	}

	private String count(String key) {
		String context = "coalesce(c.SERIALIZED_CONTEXT, c.SHORT_CONTEXT)";
		return (this.dialect == Dialect.SQLITE) ? "json_extract(" + context + ", '$.\"" + key + "\"')"
				: "CAST(CAST(" + context + " AS jsonb) ->> '" + key + "' AS BIGINT)";
	}

	/** How many issues the runs of each job had. */
	public Map<String, Long> issues() {
		return counts("SELECT r.job, count(*) FROM issue i JOIN run r ON r.id = i.run_id GROUP BY r.job");
	}

	/** What a query tells of each job. */
	private Map<String, Long> counts(String sql) {
		return this.reader.sql(sql)
			.query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** The instance of the last run of a job that came to its end and had a step. */
	public Optional<Long> lastCompleted(String job, String step) {
		return this.reader.sql("""
				SELECT r.instance_id FROM run r JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = r.id
				WHERE r.job = ? AND e.STATUS = 'COMPLETED' AND EXISTS (SELECT 1 FROM run i
					JOIN BATCH_STEP_EXECUTION s ON s.JOB_EXECUTION_ID = i.id
					WHERE i.instance_id = r.instance_id AND s.STEP_NAME = ?) ORDER BY r.id DESC LIMIT 1""")
			.params(job, step)
			.query(Long.class)
			.optional();
	}

	/**
	 * Runs of a job in a state.
	 *
	 * @param ended how many of them have begun and ended
	 * @param seconds that those took
	 */
	public record StateCount(String job, Run.State state, long runs, long ended, double seconds) {
	}

	/**
	 * What steps counted.
	 */
	public record ItemCounts(long read, long filtered, long written) {
	}

}
