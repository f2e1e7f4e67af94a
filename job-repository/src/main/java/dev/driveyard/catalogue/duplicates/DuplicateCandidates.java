package dev.driveyard.catalogue.duplicates;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.EntryRows;
import dev.driveyard.catalogue.contents.PendingFile;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The files that may have duplicates and of which more has to be known: those that share
 * their size, then those that share a sample too. What writes takes part in the caller's
 * transaction and can be repeated.
 */
@Repository
public class DuplicateCandidates {

	/** By entry, since answers are wanted in its order. */
	private static final String FROM = " FROM entry e CROSS JOIN directory d WHERE d.id = e.parent_id AND e.id > ?";

	/** Looked up for each file: a list of all sizes would be made for each page. */
	private static final String SHARES_SIZE = " AND EXISTS (SELECT 1 FROM duplicate_size s"
			+ " WHERE s.instance_id = ? AND s.size = e.size AND s.unknown > 0)";

	private static final String NOT_SAMPLED = " AND e.size > ? AND (e.content_id IS NULL"
			+ " OR EXISTS (SELECT 1 FROM content_identity c WHERE c.id = e.content_id AND c.cas_id IS NULL))";

	/** What can't be sampled, e.g. on a disk that is not there, may be equal to any. */
	private static final String NOT_HASHED = """
			 AND (e.content_id IS NULL
				OR EXISTS (SELECT 1 FROM content_identity c WHERE c.id = e.content_id AND c.blake3 IS NULL))
			 AND (e.size <= ?
				OR EXISTS (SELECT 1 FROM content_identity c JOIN content_identity o ON o.cas_id = c.cas_id
					JOIN entry x ON x.content_id = o.id
					WHERE c.id = e.content_id AND x.size = e.size AND x.kind = 0
						AND (x.inode <> e.inode OR x.volume_id <> e.volume_id))
				OR EXISTS (SELECT 1 FROM duplicate_size s
					WHERE s.instance_id = ? AND s.size = e.size AND s.unsampled > 0))
			""";

	private final JdbcTemplate template;

	private final JdbcClient reader;

	public DuplicateCandidates(JdbcTemplate template, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.reader = reader;
	}

	/**
	 * Notes the sizes that several files share; names of one file are one. The signs keep
	 * the database from going through an index, which takes three times as long.
	 */
	public void saveSizes(long instance, DuplicateSelection selection) {
		forget(instance);
		List<Object> arguments = new ArrayList<>(List.of(instance));
		String files = "SELECT +e.size AS size, e.inode, e.volume_id, c.blake3,"
				+ " CASE WHEN c.blake3 IS NOT NULL AND c.cas_id IS NULL THEN 1 ELSE 0 END AS unsampled"
				+ " FROM entry e CROSS JOIN directory d LEFT JOIN content_identity c ON c.id = e.content_id"
				+ " WHERE d.id = e.parent_id AND +e.size > 0" + selection.restrict(arguments);
		String sql = "INSERT INTO duplicate_size (instance_id, size, unknown, unsampled)"
				+ " SELECT ?, f.size, count(*) - count(f.blake3), sum(f.unsampled) FROM (" + files
				+ ") f GROUP BY f.size"
				+ " HAVING min(f.inode) <> max(f.inode) OR min(f.volume_id) <> max(f.volume_id)";
		this.template.update(sql, arguments.toArray());
	}

	/**
	 * Forgets the sizes.
	 */
	public void forget(long instance) {
		this.template.update("DELETE FROM duplicate_size WHERE instance_id = ?", instance);
	}

	/**
	 * Up to so many files after an entry id, by id, that have to be read.
	 */
	public List<PendingFile> pending(Wanted wanted, long after, int size) {
		List<Object> arguments = new ArrayList<>();
		String where = where(wanted, after, arguments);
		arguments.add(size);
		return this.reader
			.sql("SELECT " + EntryRows.COLUMNS + ", d.path, d.volume_id, d.inode" + where + " ORDER BY e.id LIMIT ?")
			.params(arguments)
			.query((row, number) -> new PendingFile(EntryRows.entry(row), row.getString(16), row.getLong(17),
					row.getLong(18)))
			.list();
	}

	/**
	 * About how many files there are to read: those that share their size, of the large
	 * ones only those of which it is wanted.
	 */
	public long count(Wanted wanted) {
		long small = unknown(wanted.instance(), 0, wanted.whole());
		long large = unknown(wanted.instance(), wanted.whole(), Long.MAX_VALUE);
		return (wanted.sample() ? 0 : small) + ((large > 0) ? large(wanted) : 0);
	}

	private long unknown(long instance, long above, long most) {
		return this.reader
			.sql("SELECT coalesce(sum(unknown), 0) FROM duplicate_size"
					+ " WHERE instance_id = ? AND size > ? AND size <= ?")
			.params(instance, above, most)
			.query(Long.class)
			.single();
	}

	private long large(Wanted wanted) {
		List<Object> arguments = new ArrayList<>();
		String sql = "SELECT count(*)" + where(wanted, 0, arguments) + " AND e.size > ?";
		arguments.add(wanted.whole());
		return this.reader.sql(sql).params(arguments).query(Long.class).single();
	}

	private static String where(Wanted wanted, long after, List<Object> arguments) {
		arguments.add(after);
		String sql = FROM + " AND e.size > 0" + wanted.selection().restrict(arguments) + SHARES_SIZE
				+ (wanted.sample() ? NOT_SAMPLED : NOT_HASHED);
		arguments.add(wanted.instance());
		arguments.add(wanted.whole());
		if (!wanted.sample()) {
			arguments.add(wanted.instance());
		}
		return sql;
	}

	/**
	 * What is to be read.
	 *
	 * @param sample whether samples are wanted, else full hashes
	 * @param whole up to this size files are not sampled
	 */
	public record Wanted(long instance, DuplicateSelection selection, boolean sample, long whole) {
	}

}
