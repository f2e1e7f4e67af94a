package dev.driveyard.catalogue.findings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.driveyard.catalogue.EntryRows;
import dev.driveyard.catalogue.contents.Contents.Amount;
import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.catalogue.findings.CheckScope.Part;
import dev.driveyard.catalogue.findings.Finding.Check;
import dev.driveyard.catalogue.scan.KnownDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which files were validated last, and by which run: those that were so longest ago come
 * first. What reads sees what is committed; what writes can be repeated.
 */
@Repository
public class FileChecks {

	private static final int BATCH = 5000;

	private static final String COLUMNS = "SELECT " + EntryRows.COLUMNS
			+ ", d.path, d.volume_id, d.inode, d.location_id, c.blake3";

	/** The join order is fixed: by entry, since answers are wanted in its order. */
	private static final String NEVER = " FROM entry e CROSS JOIN directory d"
			+ " LEFT JOIN content_identity c ON c.id = e.content_id"
			+ " WHERE d.id = e.parent_id AND e.id > ? AND e.kind = 0 AND ";

	private static final String BEFORE = " FROM file_check k CROSS JOIN entry e CROSS JOIN directory d"
			+ " LEFT JOIN content_identity c ON c.id = e.content_id"
			+ " WHERE e.id = k.entry_id AND d.id = e.parent_id AND e.kind = 0 AND ";

	private final JdbcTemplate template;

	private final JdbcClient reader;

	public FileChecks(JdbcTemplate template, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.reader = reader;
	}

	private static String column(Check check) {
		return (check == Check.INTEGRITY) ? "checked_by" : "decoded_by";
	}

	/** What can be compared at all. */
	private static String wanted(Check check) {
		return (check == Check.INTEGRITY) ? " AND e.size > 0 AND c.blake3 IS NOT NULL" : "";
	}

	/**
	 * Up to so many files that no run has looked at, after an entry id, by id.
	 */
	public List<CheckedFile> never(CheckScope scope, Check check, long after, int size) {
		List<Object> arguments = new ArrayList<>(List.of(after));
		String where = neverWhere(scope, check, arguments);
		arguments.add(size);
		return this.reader.sql(COLUMNS + ", 0" + NEVER + where + " ORDER BY e.id LIMIT ?")
			.params(arguments)
			.query(FileChecks::file)
			.list();
	}

	private static String neverWhere(CheckScope scope, Check check, List<Object> arguments) {
		return scope.restrict(arguments) + wanted(check)
				+ " AND NOT EXISTS (SELECT 1 FROM file_check k WHERE k.entry_id = e.id AND k." + column(check)
				+ " > 0)";
	}

	/**
	 * Up to so many files at which a run before one instance has looked, after a place,
	 * those first that were so longest ago.
	 * @param lastBy the instance that looked at the last one, 0 at the beginning
	 * @param after the id of the last one
	 */
	public List<CheckedFile> before(CheckScope scope, Check check, long instance, long lastBy, long after, int size) {
		List<CheckedFile> files = new ArrayList<>();
		String column = "k." + column(check);
		if (lastBy > 0) { // two queries, since one with both conditions reads the index
							// from its start
			files.addAll(before(scope, check, column + " = ? AND k.entry_id > ?", List.of(lastBy, after), size));
		}
		if (files.size() < size) {
			files.addAll(before(scope, check, column + " > ? AND " + column + " < ?", List.of(lastBy, instance),
					size - files.size()));
		}
		return files;
	}

	private List<CheckedFile> before(CheckScope scope, Check check, String place, List<Long> bounds, int size) {
		List<Object> arguments = new ArrayList<>();
		String column = "k." + column(check);
		String where = scope.restrict(arguments) + wanted(check) + " AND " + column + " > 0 AND " + place;
		arguments.addAll(bounds);
		arguments.add(size);
		return this.reader
			.sql(COLUMNS + ", " + column + BEFORE + where + " ORDER BY " + column + ", k.entry_id LIMIT ?")
			.params(arguments)
			.query(FileChecks::file)
			.list();
	}

	private static CheckedFile file(ResultSet row, int number) throws SQLException {
		PendingFile file = new PendingFile(EntryRows.entry(row), row.getString(16), row.getLong(17), row.getLong(18));
		return new CheckedFile(file, row.getLong(19), row.getLong(21), row.getBytes(20));
	}

	/**
	 * How much an instance has not looked at yet.
	 */
	public Amount left(CheckScope scope, Check check, long instance) {
		List<Object> arguments = new ArrayList<>();
		String sql = "SELECT count(*), coalesce(sum(e.size), 0) FROM entry e CROSS JOIN directory d"
				+ " LEFT JOIN content_identity c ON c.id = e.content_id LEFT JOIN file_check k ON k.entry_id = e.id"
				+ " WHERE d.id = e.parent_id AND e.kind = 0 AND " + scope.restrict(arguments) + wanted(check)
				+ " AND coalesce(k." + column(check) + ", 0) < ?";
		arguments.add(instance);
		return this.reader.sql(sql)
			.params(arguments)
			.query((row, number) -> new Amount(row.getLong(1), row.getLong(2)))
			.single();
	}

	/**
	 * How many files there are, as the last index run has counted them.
	 */
	public long files(CheckScope scope) {
		return scope.parts().stream().mapToLong(this::files).sum();
	}

	private long files(Part part) {
		if (part.name() != null) {
			return 1;
		}
		return this.reader.sql("SELECT coalesce(sum(tree_files), 0) FROM directory WHERE location_id = ? AND path = ?")
			.params(part.location(), part.below())
			.query(Long.class)
			.single();
	}

	/**
	 * The files that can't be compared. Looks at every one.
	 */
	public Incomparable incomparable(CheckScope scope) {
		List<Object> arguments = new ArrayList<>();
		String sql = "SELECT count(CASE WHEN e.size > 0 THEN 1 END), count(CASE WHEN e.size = 0 THEN 1 END)"
				+ " FROM entry e CROSS JOIN directory d WHERE d.id = e.parent_id AND e.kind = 0 AND (e.size = 0"
				+ " OR e.content_id IS NULL OR e.content_id IN (SELECT id FROM content_identity WHERE blake3 IS NULL))"
				+ " AND " + scope.restrict(arguments);
		return this.reader.sql(sql)
			.params(arguments)
			.query((row, number) -> new Incomparable(row.getLong(1), row.getLong(2)))
			.single();
	}

	/**
	 * Up to so many directories of a part after an id, by id.
	 */
	public List<KnownDirectory> directories(Part part, long after, int size) {
		List<Object> arguments = new ArrayList<>(List.of(after, part.location()));
		String where = part.restrictDirectory(arguments);
		arguments.add(size);
		return this.reader
			.sql("SELECT d.id, d.location_id, d.path, d.volume_id, d.inode, d.listing, d.own_directories"
					+ " FROM directory d WHERE d.id > ? AND d.location_id = ?" + where
					+ " AND d.path NOT LIKE '//%' ORDER BY d.id LIMIT ?")
			.params(arguments)
			.query((row, number) -> new KnownDirectory(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4),
					row.getLong(5), row.getString(6), row.getLong(7)))
			.list();
	}

	/**
	 * How many entries a part has.
	 */
	public long entries(CheckScope scope) {
		List<Object> arguments = new ArrayList<>();
		return this.reader
			.sql("SELECT count(*) FROM entry e JOIN directory d ON d.id = e.parent_id WHERE "
					+ scope.restrict(arguments))
			.params(arguments)
			.query(Long.class)
			.single();
	}

	/**
	 * Records that an instance has looked at files.
	 */
	public void save(Collection<Mark> marks, Check check, long instance) {
		String column = column(check);
		this.template.batchUpdate(
				"INSERT INTO file_check (entry_id, checked_by, decoded_by, content_id, verified_at)"
						+ " VALUES (?, ?, ?, ?, ?) ON CONFLICT (entry_id) DO UPDATE SET " + column + " = excluded."
						+ column + ", content_id = coalesce(excluded.content_id, file_check.content_id)"
						+ ", verified_at = coalesce(excluded.verified_at, file_check.verified_at)",
				marks, BATCH, (statement, mark) -> {
					statement.setLong(1, mark.entry());
					statement.setLong(2, (check == Check.INTEGRITY) ? instance : 0);
					statement.setLong(3, (check == Check.INTEGRITY) ? 0 : instance);
					statement.setObject(4, mark.content(), Types.BIGINT);
					statement.setObject(5, mark.verified(), Types.BIGINT);
				});
	}

	/**
	 * When a file was last proved to hold what is recorded of it, milliseconds since
	 * 1970; null if it never was.
	 */
	public @Nullable Long lastVerifiedFile(long entry) {
		return this.reader
			.sql("SELECT k.verified_at FROM file_check k JOIN entry e ON e.id = k.entry_id"
					+ " WHERE k.entry_id = ? AND k.content_id = e.content_id")
			.param(entry)
			.query(Long.class)
			.optional()
			.orElse(null);
	}

	/**
	 * When every known copy of a content was last proved to hold it: the oldest of these
	 * times, milliseconds since 1970; null if one never was.
	 */
	public @Nullable Long lastVerified(long content) {
		return this.reader.sql("""
				SELECT CASE WHEN count(*) = count(k.verified_at) THEN min(k.verified_at) END
				FROM entry e LEFT JOIN file_check k ON k.entry_id = e.id AND k.content_id = e.content_id
				WHERE e.content_id = ?""").param(content).query(Long.class).optional().orElse(null);
	}

	/**
	 * Up to so many entry ids after one, by id, of which something is recorded though the
	 * entries are gone.
	 */
	public List<Long> orphans(long after, int size) {
		return this.reader
			.sql("SELECT k.entry_id FROM file_check k WHERE k.entry_id > ?"
					+ " AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = k.entry_id) ORDER BY k.entry_id LIMIT ?")
			.params(after, size)
			.query(Long.class)
			.list();
	}

	/**
	 * Forgets what is recorded of entries.
	 */
	public void remove(Collection<Long> entries) {
		this.template.batchUpdate("DELETE FROM file_check WHERE entry_id = ?", entries, BATCH,
				(statement, id) -> statement.setLong(1, id));
	}

	/**
	 * Files that can't be compared.
	 *
	 * @param unhashed how many are not empty and have no full hash
	 * @param empty how many hold nothing
	 */
	public record Incomparable(long unhashed, long empty) {
	}

	/**
	 * A file that was looked at.
	 *
	 * @param content what it was proved to hold; null if it was not
	 * @param verified when, milliseconds since 1970; null if it was not
	 */
	public record Mark(long entry, @Nullable Long content, @Nullable Long verified) {
	}

}
