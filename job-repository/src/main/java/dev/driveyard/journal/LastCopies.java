package dev.driveyard.journal;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tells, before files go, whether the library knows another copy of what they hold. Only
 * contents of which every byte was read count as known.
 */
@Repository
public class LastCopies {

	/** The files at and below the operations of an instance, with known contents. */
	private static final String GOING = """
			WITH going_directory AS (
				SELECT d.id FROM operation o JOIN directory d ON d.id = o.entry_id WHERE o.instance_id = ?
				UNION
				SELECT d.id FROM operation o JOIN directory t ON t.id = o.entry_id
					JOIN directory d ON d.location_id = t.location_id AND d.path > t.path || '/' AND d.path < t.path || '0'
				WHERE o.instance_id = ?
			), going AS (
				SELECT e.id, e.content_id FROM entry e JOIN going_directory d ON e.parent_id = d.id
				WHERE e.kind = 0 AND e.content_id IS NOT NULL
				UNION
				SELECT e.id, e.content_id FROM operation o JOIN entry e ON e.id = o.entry_id
				WHERE o.instance_id = ? AND e.kind = 0 AND e.content_id IS NOT NULL
			), going_content AS (
				SELECT g.content_id, count(*) AS files FROM going g JOIN content_identity c ON c.id = g.content_id
				WHERE c.blake3 IS NOT NULL GROUP BY g.content_id
			)
			""";

	private final JdbcClient reader;

	public LastCopies(@Qualifier("read") JdbcClient reader) {
		this.reader = reader;
	}

	/**
	 * What is known of the files that the operations of an instance are about.
	 */
	public Copies of(long instance) {
		return this.reader.sql(GOING + """
				SELECT coalesce(sum(g.files), 0), coalesce(sum(CASE WHEN g.files =
					(SELECT count(*) FROM entry e WHERE e.content_id = g.content_id) THEN g.files ELSE 0 END), 0)
				FROM going_content g""")
			.params(instance, instance, instance)
			.query((row, number) -> new Copies(row.getLong(1), row.getLong(2)))
			.single();
	}

	/**
	 * How many files hold what.
	 *
	 * @param known files whose content is known
	 * @param last those of them whose content no other file of the library holds
	 */
	public record Copies(long known, long last) {
	}

}
