package dev.driveyard.runs.history;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Findings that are resolved for long. What reads sees what is committed; what writes
 * takes part in the caller's transaction and can be repeated.
 */
@Repository
public class SettledFindings {

	private final JdbcTemplate template;

	private final JdbcClient reader;

	public SettledFindings(JdbcTemplate template, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.reader = reader;
	}

	/**
	 * Up to so many after an id, by id, that were resolved before a time.
	 * @param time milliseconds since 1970
	 */
	public List<Long> resolvedBefore(long time, long after, int size) {
		return this.reader
			.sql("SELECT id FROM finding WHERE id > ? AND resolved_by IS NOT NULL AND resolved_at < ?"
					+ " ORDER BY id LIMIT ?")
			.params(after, time, size)
			.query(Long.class)
			.list();
	}

	/**
	 * Removes those that are still resolved since before a time.
	 * @return how many
	 */
	public int remove(Collection<Long> findings, long time) {
		int[] removed = this.template.batchUpdate(
				"DELETE FROM finding WHERE id = ? AND resolved_by IS NOT NULL AND resolved_at < ?",
				findings.stream().map((id) -> new Object[] { id, time }).toList());
		return Arrays.stream(removed).sum();
	}

}
