package dev.driveyard.catalogue.differences;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.differences.Difference.Kind;
import dev.driveyard.catalogue.differences.Difference.Reason;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The store of differences. Answers come in pages, by path in the order of its bytes.
 * What reads sees what is committed; what writes can be repeated.
 */
@Repository
public class Differences {

	private static final int BATCH = 1000;

	private static final String COLUMNS = "SELECT d.path, d.kind, d.reason, d.moved_to, d.a_kind, d.a_size,"
			+ " d.a_modified, d.a_hash, d.b_kind, d.b_size, d.b_modified, d.b_hash FROM difference d"
			+ " WHERE d.instance_id = ?";

	private static final String TOLD = Arrays.stream(Kind.values())
		.filter(Kind::isTold)
		.map((kind) -> String.valueOf(kind.number()))
		.collect(Collectors.joining(", ", " AND d.kind IN (", ")"));

	private static final String UNDECIDED = "d.kind = " + Kind.UNDECIDED.number();

	private static final String SIZE_IN_A = "EXISTS (SELECT 1 FROM difference o WHERE o.instance_id = d.instance_id"
			+ " AND o.b_kind IS NULL AND o.a_kind = 0 AND o.a_size = d.b_size)";

	private static final String SIZE_IN_B = "EXISTS (SELECT 1 FROM difference o WHERE o.instance_id = d.instance_id"
			+ " AND o.a_kind IS NULL AND o.b_kind = 0 AND o.b_size = d.a_size)";

	/** Of what only one has, files that the other may have elsewhere. */
	private static final String UNHASHED = "(d.b_kind IS NULL AND d.a_kind = 0 AND d.a_size > 0 AND d.a_hash IS NULL"
			+ " AND " + SIZE_IN_B + ") OR (d.a_kind IS NULL AND d.b_kind = 0 AND d.b_size > 0 AND d.b_hash IS NULL"
			+ " AND " + SIZE_IN_A + ")";

	private final JdbcTemplate template;

	private final JdbcClient reader;

	public Differences(JdbcTemplate template, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.reader = reader;
	}

	/**
	 * Records what an instance has found, in place of what it had found at the same
	 * paths.
	 */
	public void save(Collection<Difference> differences, long instance) {
		this.template.batchUpdate("""
				INSERT INTO difference (instance_id, path, kind, reason, moved_to, a_kind, a_size, a_modified, a_hash,
					b_kind, b_size, b_modified, b_hash)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (instance_id, path) DO UPDATE SET kind = excluded.kind, reason = excluded.reason,
					moved_to = excluded.moved_to, a_kind = excluded.a_kind, a_size = excluded.a_size,
					a_modified = excluded.a_modified, a_hash = excluded.a_hash, b_kind = excluded.b_kind,
					b_size = excluded.b_size, b_modified = excluded.b_modified, b_hash = excluded.b_hash""",
				differences, BATCH, (statement, difference) -> {
					Reason reason = difference.reason();
					statement.setLong(1, instance);
					statement.setString(2, difference.path());
					statement.setInt(3, difference.kind().number());
					statement.setObject(4, (reason != null) ? reason.number() : null, Types.INTEGER);
					statement.setString(5, difference.movedTo());
					set(statement, 6, difference.a());
					set(statement, 10, difference.b());
				});
	}

	private static void set(PreparedStatement statement, int from, @Nullable ComparedFile file) throws SQLException {
		statement.setObject(from, (file != null) ? file.kind().number() : null, Types.INTEGER);
		statement.setObject(from + 1, (file != null) ? file.size() : null, Types.BIGINT);
		statement.setObject(from + 2, (file != null) ? file.modified() : null, Types.BIGINT);
		statement.setBytes(from + 3, bytes((file != null) ? file.blake3() : null));
	}

	/**
	 * Records that an instance has found none at some paths.
	 */
	public void remove(Collection<String> paths, long instance) {
		this.template.batchUpdate("DELETE FROM difference WHERE instance_id = ? AND path = ?", paths, BATCH,
				(statement, path) -> {
					statement.setLong(1, instance);
					statement.setString(2, path);
				});
	}

	/**
	 * Up to so many differences after a path that are told.
	 * @param kind null for any
	 * @param after null to begin with the first
	 */
	public List<Difference> page(long instance, @Nullable Kind kind, @Nullable String after, int size) {
		String wanted = TOLD + ((kind != null) ? " AND d.kind = " + kind.number() : "");
		return page(wanted, instance, after, size);
	}

	/**
	 * Up to so many after a path that are to be read: those that both have and that are
	 * not decided, and files that only one has and the other may have elsewhere.
	 */
	public List<Difference> toRead(long instance, @Nullable String after, int size) {
		return page(" AND (" + UNDECIDED + " OR " + UNHASHED + ")", instance, after, size);
	}

	private List<Difference> page(String wanted, long instance, @Nullable String after, int size) {
		List<Object> arguments = new ArrayList<>(List.of(instance));
		if (after != null) {
			arguments.add(after);
		}
		arguments.add(size);
		return this.reader
			.sql(COLUMNS + wanted + ((after != null) ? " AND d.path > ?" : "") + " ORDER BY d.path LIMIT ?")
			.params(arguments)
			.query((row, number) -> difference(row))
			.list();
	}

	/**
	 * How much is to be read.
	 */
	public Amount amountToRead(long instance) {
		return this.reader
			.sql("SELECT count(*), coalesce(sum(coalesce(d.a_size, d.b_size)), 0) FROM difference d"
					+ " WHERE d.instance_id = ? AND (" + UNDECIDED + " OR " + UNHASHED + ")")
			.param(instance)
			.query((row, number) -> new Amount(row.getLong(1), row.getLong(2)))
			.single();
	}

	/**
	 * Up to so many sizes after one, in order, of files that only A has, where only B has
	 * a file of the same size elsewhere.
	 */
	public List<Long> sharedSizes(long instance, long after, int size) {
		return this.reader
			.sql("SELECT DISTINCT d.a_size FROM difference d WHERE d.instance_id = ? AND d.b_kind IS NULL"
					+ " AND d.a_kind = 0 AND d.a_size > ? AND " + SIZE_IN_B + " ORDER BY d.a_size LIMIT ?")
			.params(instance, after, size)
			.query(Long.class)
			.list();
	}

	/**
	 * The files of a size that only one has, by path.
	 */
	public List<Difference> ofSize(long instance, long size) {
		return this.reader.sql(COLUMNS + " AND d.path IN (SELECT o.path FROM difference o WHERE o.instance_id = ?"
				+ " AND o.b_kind IS NULL AND o.a_kind = 0 AND o.a_size = ? UNION ALL SELECT o.path FROM difference o"
				+ " WHERE o.instance_id = ? AND o.a_kind IS NULL AND o.b_kind = 0 AND o.b_size = ?) ORDER BY d.path")
			.params(instance, instance, size, instance, size)
			.query((row, number) -> difference(row))
			.list();
	}

	private static Difference difference(ResultSet row) throws SQLException {
		int reason = row.getInt(3);
		boolean none = row.wasNull();
		return new Difference(row.getString(1), Kind.of(row.getInt(2)), file(row, 5), file(row, 9),
				none ? null : Reason.of(reason), row.getString(4));
	}

	private static @Nullable ComparedFile file(ResultSet row, int from) throws SQLException {
		int kind = row.getInt(from);
		return row.wasNull() ? null : new ComparedFile(FileKind.of(kind), row.getLong(from + 1), row.getLong(from + 2),
				hex(row.getBytes(from + 3)));
	}

	private static byte @Nullable [] bytes(@Nullable String hash) {
		return (hash != null) ? HexFormat.of().parseHex(hash) : null;
	}

	private static @Nullable String hex(byte @Nullable [] hash) {
		return (hash != null) ? HexFormat.of().formatHex(hash) : null;
	}

	/**
	 * Files, or pairs of them, and their sizes summed.
	 */
	public record Amount(long files, long bytes) {
	}

}
