package dev.driveyard.runs;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The history of runs for those who look at it: reads what is committed, and never waits
 * for a run that writes.
 */
@Repository
public class RunQueries {

	/** How many runs tell how long a job takes. */
	private static final int LAST = 20;

	static final String PLANNED = "(e.EXIT_CODE = '" + Run.PLANNED + "' OR e.EXIT_MESSAGE LIKE '%" + Run.WAITS + "%')";

	/** In the time zone of the process, as Spring Batch keeps times. */
	private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

	private static final LocalDateTime NEVER = LocalDateTime.of(9999, 1, 1, 0, 0);

	private final JdbcClient reader;

	public RunQueries(@Qualifier("read") JdbcClient reader) {
		this.reader = reader;
	}

	/** One run. */
	public Optional<Run> find(long id) {
		return this.reader.sql(RunStore.SELECT + "WHERE r.id = ?").param(id).query(RunStore::run).optional();
	}

	/**
	 * Up to so many runs before an id, newest first.
	 */
	public List<Run> page(Filter filter, long before, int size) {
		return this.reader.sql(RunStore.SELECT + """
				WHERE r.id < :before AND (:job = '' OR r.job = :job) AND (%s)
				AND coalesce(e.START_TIME, e.CREATE_TIME) >= :since AND coalesce(e.START_TIME, e.CREATE_TIME) < :until
				AND (:text = '' OR lower(r.description) LIKE :text ESCAPE '\\')
				AND (:by = '' OR EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION_PARAMS p WHERE p.JOB_EXECUTION_ID = r.id
					AND p.PARAMETER_NAME = 'requestedBy' AND p.PARAMETER_VALUE = :by))
				AND (:parts = 1 OR NOT EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION_PARAMS p
					WHERE p.JOB_EXECUTION_ID = r.id AND p.PARAMETER_NAME = :partOf))
				ORDER BY r.id DESC LIMIT :size""".formatted(states(filter.states())))
			.param("before", before)
			.param("job", Objects.requireNonNullElse(filter.job(), ""))
			.param("since", Timestamp.valueOf(Objects.requireNonNullElse(filter.since(), LONG_AGO)))
			.param("until", Timestamp.valueOf(Objects.requireNonNullElse(filter.until(), NEVER)))
			.param("text", like(filter.text()))
			.param("by", Objects.requireNonNullElse(filter.requestedBy(), ""))
			.param("parts", filter.parts() ? 1 : 0)
			.param("partOf", RunStore.PART_OF)
			.param("size", size)
			.query(RunStore::run)
			.list();
	}

	private static String like(@Nullable String text) {
		return (text == null || text.isEmpty()) ? ""
				: "%" + text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
	}

	private static String states(List<Run.State> states) {
		return states.isEmpty() ? "1 = 1"
				: states.stream().map(RunQueries::condition).collect(Collectors.joining(" OR "));
	}

	private static String condition(Run.State state) {
		return switch (state) {
			case PLANNED -> "(e.STATUS = 'STOPPED' AND " + PLANNED + ")";
			case STOPPED -> "(e.STATUS = 'STOPPED' AND NOT " + PLANNED + ")";
			default -> "e.STATUS = '" + state.name() + "'";
		};
	}

	/**
	 * How long the last runs of a job took that came to their end; empty if there is
	 * none.
	 */
	public Optional<Duration> meanDuration(String job) {
		List<Duration> durations = this.reader.sql("""
				SELECT e.START_TIME, e.END_TIME FROM run r JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = r.id
				WHERE r.job = ? AND e.STATUS = 'COMPLETED' AND e.START_TIME IS NOT NULL AND e.END_TIME IS NOT NULL
				ORDER BY r.id DESC LIMIT ?""")
			.params(job, LAST)
			.query((row, number) -> Duration.between(row.getTimestamp(1).toLocalDateTime(),
					row.getTimestamp(2).toLocalDateTime()))
			.list();
		return durations.isEmpty() ? Optional.empty()
				: Optional.of(durations.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(durations.size()));
	}

	/** The steps of a run that have begun, in order. */
	public List<StepRow> steps(long run) {
		return this.reader.sql("""
				SELECT STEP_NAME, STATUS, START_TIME, END_TIME, READ_COUNT, FILTER_COUNT, WRITE_COUNT, COMMIT_COUNT,
					ROLLBACK_COUNT FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID = ? ORDER BY STEP_EXECUTION_ID""")
			.param(run)
			.query((row, number) -> new StepRow(row.getString(1), row.getString(2), RunStore.time(row, "START_TIME"),
					RunStore.time(row, "END_TIME"),
					new Counts(row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9))))
			.list();
	}

	/** The run that another is a part of. */
	public Optional<Long> partOf(long run) {
		return parameter(run, RunStore.PART_OF).map(Long::valueOf);
	}

	/** A parameter of a run as Spring Batch keeps it. */
	public Optional<String> parameter(long run, String name) {
		return this.reader
			.sql("SELECT PARAMETER_VALUE FROM BATCH_JOB_EXECUTION_PARAMS WHERE JOB_EXECUTION_ID = ?"
					+ " AND PARAMETER_NAME = ?")
			.params(run, name)
			.query(String.class)
			.optional();
	}

	/**
	 * Up to so many issues of a run's instance after an id, oldest first.
	 */
	public List<RunStore.RunIssue> issues(long instance, long after, int size) {
		return RunStore.issues(this.reader, instance, after, size);
	}

	/**
	 * The issues of a run's instance by what they are, the most frequent first.
	 */
	public List<Cause> causes(long instance) {
		return this.reader.sql("""
				SELECT i.code, i.message, count(*), min(i.path) FROM issue i JOIN run r ON r.id = i.run_id
				WHERE r.instance_id = ? GROUP BY i.code, i.message ORDER BY 3 DESC, 1, 2 LIMIT 200""")
			.param(instance)
			.query((row, number) -> new Cause(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)))
			.list();
	}

	/**
	 * What is looked for.
	 *
	 * @param job null for any
	 * @param states empty for any
	 * @param since when they began at the earliest, null for any time
	 * @param until when they had begun, null for any time
	 * @param text that is in their descriptions, null for any
	 * @param requestedBy null for anybody
	 * @param parts whether also those that are a part of another
	 */
	public record Filter(@Nullable String job, List<Run.State> states, @Nullable LocalDateTime since,
			@Nullable LocalDateTime until, @Nullable String text, @Nullable String requestedBy, boolean parts) {
	}

	/**
	 * A step of a run.
	 */
	public record StepRow(String name, String status, @Nullable LocalDateTime started, @Nullable LocalDateTime ended,
			Counts counts) {
	}

	/**
	 * What a step counted, in files or entries.
	 */
	public record Counts(long read, long filtered, long written, long commits, long rollbacks) {
	}

	/**
	 * Issues that are the same but for their paths.
	 *
	 * @param path of one of them, encoded
	 */
	public record Cause(String code, String message, long count, String path) {
	}

}
