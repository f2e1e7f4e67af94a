package dev.driveyard.runs.requests;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import dev.driveyard.runs.RunStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds failed runs that nobody has gone on with, and that no request is about.
 */
public class FailedRuns {

	/** In the time zone of the process, as Spring Batch keeps times. */
	private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

	private static final LocalDateTime NEVER = LocalDateTime.of(9999, 1, 1, 0, 0);

	private final JdbcClient client;

	public FailedRuns(JdbcClient client) {
		this.client = client;
	}

	/**
	 * The ids of up to so many, oldest first. What is a part of another run is left to
	 * that.
	 */
	public List<Long> find(Filter filter, int size) {
		return this.client.sql("""
				SELECT r.id FROM BATCH_JOB_EXECUTION e JOIN run r ON r.id = e.JOB_EXECUTION_ID
				WHERE e.STATUS = 'FAILED' AND (:job = '' OR r.job = :job)
				AND e.END_TIME >= :from AND e.END_TIME < :to
				AND NOT EXISTS (SELECT 1 FROM run n WHERE n.subject = r.subject AND n.id > r.id)
				AND NOT EXISTS (SELECT 1 FROM launch_request q
					WHERE q.state IN ('QUEUED', 'RUNNING') AND (q.of_run = r.id OR q.subject = r.subject))
				AND NOT EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION_PARAMS p
					WHERE p.JOB_EXECUTION_ID = r.id AND p.PARAMETER_NAME = :partOf)
				ORDER BY r.id LIMIT :size""")
			.param("job", Optional.ofNullable(filter.job()).orElse(""))
			.param("from", Timestamp.valueOf(Optional.ofNullable(filter.from()).orElse(LONG_AGO)))
			.param("to", Timestamp.valueOf(Optional.ofNullable(filter.to()).orElse(NEVER)))
			.param("partOf", RunStore.PART_OF)
			.param("size", size)
			.query(Long.class)
			.list();
	}

	/**
	 * What is looked for.
	 *
	 * @param job null for any
	 * @param from when they ended at the earliest, null for any time
	 * @param to when they had ended, null for any time
	 */
	public record Filter(@Nullable String job, @Nullable LocalDateTime from, @Nullable LocalDateTime to) {

		/** All of them. */
		public static final Filter ALL = new Filter(null, null, null);

	}

}
