package dev.driveyard.runs.history;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Requests that were taken back or refused, and never became a run. What reads sees what
 * is committed; what writes takes part in the caller's transaction and can be repeated.
 */
@Repository
public class UnstartedRequests {

	private static final String ENDED = "run_id IS NULL AND state IN ('CANCELLED', 'DONE') AND ended < ?";

	private final JdbcTemplate template;

	private final JdbcClient reader;

	public UnstartedRequests(JdbcTemplate template, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.reader = reader;
	}

	/**
	 * Up to so many after an id, by id, that ended before a time.
	 * @param time milliseconds since 1970
	 */
	public List<Long> endedBefore(long time, long after, int size) {
		return this.reader.sql("SELECT id FROM launch_request WHERE id > ? AND " + ENDED + " ORDER BY id LIMIT ?")
			.params(after, time, size)
			.query(Long.class)
			.list();
	}

	/**
	 * Removes those that ended so before a time.
	 * @return how many
	 */
	public int remove(Collection<Long> requests, long time) {
		int[] removed = this.template.batchUpdate("DELETE FROM launch_request WHERE id = ? AND " + ENDED,
				requests.stream().map((id) -> new Object[] { id, time }).toList());
		return Arrays.stream(removed).sum();
	}

}
