package dev.driveyard.catalogue.findings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryRows;
import dev.driveyard.catalogue.findings.Finding.Code;
import dev.driveyard.catalogue.findings.Finding.Found;
import dev.driveyard.catalogue.findings.Finding.Severity;
import dev.driveyard.catalogue.findings.StoredFinding.Status;
import dev.driveyard.files.Address;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The store of findings. Answers come in pages, never whole; what writes can be repeated.
 */
@Repository
public class Findings {

	private static final int BATCH = 1000;

	/** With the volume in front, if that is no file system of a machine. */
	private static final String SHOWN = "coalesce((SELECT v.kind || '://' || v.name FROM entry p"
			+ " JOIN volume v ON v.id = p.volume_id WHERE p.id = f.entry_id AND v.name IS NOT NULL), '') || f.path AS path";

	private static final String FINDING = "f.id, f.entry_id, f.code, f.path, f.message, f.content_id,"
			+ " f.found_inode, f.found_size, f.found_modified, f.first_by, f.first_at, f.last_by, f.last_at,"
			+ " f.resolved_by, f.resolved_at";

	private static final String COLUMNS = "SELECT " + FINDING.replace("f.path", SHOWN);

	private final JdbcTemplate template;

	private final JdbcClient reader;

	public Findings(JdbcTemplate template, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.reader = reader;
	}

	/**
	 * Records what an instance has found.
	 * @param now milliseconds since 1970
	 */
	public void save(Collection<Finding> findings, long instance, long now) {
		this.template.batchUpdate("""
				INSERT INTO finding (entry_id, code, severity, path, message, content_id, found_inode, found_size,
					found_modified, first_by, first_at, last_by, last_at)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (entry_id, code) DO UPDATE SET severity = excluded.severity, path = excluded.path,
					message = excluded.message, content_id = excluded.content_id, found_inode = excluded.found_inode,
					found_size = excluded.found_size, found_modified = excluded.found_modified,
					first_by = CASE WHEN finding.resolved_by IS NULL THEN finding.first_by ELSE excluded.first_by END,
					first_at = CASE WHEN finding.resolved_by IS NULL THEN finding.first_at ELSE excluded.first_at END,
					last_by = excluded.last_by, last_at = excluded.last_at, resolved_by = NULL, resolved_at = NULL""",
				findings, BATCH, (statement, finding) -> {
					Found found = finding.found();
					statement.setLong(1, finding.entry());
					statement.setString(2, finding.code().name());
					statement.setInt(3, finding.code().severity().number());
					statement.setString(4, finding.path());
					statement.setString(5, finding.message());
					statement.setObject(6, finding.content(), Types.BIGINT);
					statement.setObject(7, (found != null) ? found.inode() : null, Types.BIGINT);
					statement.setObject(8, (found != null) ? found.size() : null, Types.BIGINT);
					statement.setObject(9, (found != null) ? found.modified() : null, Types.BIGINT);
					statement.setLong(10, instance);
					statement.setLong(11, now);
					statement.setLong(12, instance);
					statement.setLong(13, now);
				});
	}

	/**
	 * Up to so many findings after an id, by id, that are open though the instance has
	 * not seen them, with what it has looked at. Where an entry is now counts, not where
	 * it was found.
	 */
	public List<Unseen> unseen(CheckScope scope, long instance, long after, int size) {
		List<Object> arguments = new ArrayList<>(List.of(instance, instance, after, instance));
		String there = scope.restrictEntries(arguments);
		String gone = scope.restrictPaths("f.path", arguments);
		arguments.add(size);
		return this.reader
			.sql("SELECT " + EntryRows.COLUMNS + ", d.location_id, d.path, d.volume_id,"
					+ " coalesce(k.checked_by = ?, 1 = 0), coalesce(k.decoded_by = ?, 1 = 0), " + FINDING
					+ " FROM finding f LEFT JOIN entry e ON e.id = f.entry_id"
					+ " LEFT JOIN directory d ON d.id = coalesce(e.parent_id, e.id)"
					+ " LEFT JOIN directory o ON o.id = e.id LEFT JOIN file_check k ON k.entry_id = f.entry_id"
					+ " WHERE f.id > ? AND f.last_by < ? AND f.resolved_by IS NULL AND (" + there
					+ " OR (d.id IS NULL AND " + gone + ")) ORDER BY f.id LIMIT ?")
			.params(arguments)
			.query((row, number) -> new Unseen(finding(row, 21), known(row), row.getBoolean(19), row.getBoolean(20)))
			.list();
	}

	private static @Nullable Known known(ResultSet row) throws SQLException {
		String directory = row.getString(17);
		return (directory != null) ? new Known(EntryRows.entry(row), row.getLong(16), directory, row.getLong(18))
				: null;
	}

	/**
	 * Records that findings are gone.
	 * @param now milliseconds since 1970
	 */
	public void resolve(Collection<Long> findings, long instance, long now) {
		this.template.batchUpdate(
				"UPDATE finding SET resolved_by = ?, resolved_at = ? WHERE id = ? AND resolved_by IS NULL", findings,
				BATCH, (statement, id) -> {
					statement.setLong(1, instance);
					statement.setLong(2, now);
					statement.setLong(3, id);
				});
	}

	/**
	 * How many findings an instance has seen.
	 */
	public Map<Severity, Long> seenBy(long instance) {
		Map<Severity, Long> counts = new EnumMap<>(Severity.class);
		this.reader
			.sql("SELECT severity, count(*) FROM finding WHERE last_by = ? AND resolved_by IS NULL GROUP BY severity")
			.param(instance)
			.query((row) -> {
				counts.put(Severity.of(row.getInt(1)), row.getLong(2));
			});
		return counts;
	}

	/**
	 * How many findings are open, whoever has seen them.
	 */
	public Map<Severity, Long> open() {
		Map<Severity, Long> counts = new EnumMap<>(Severity.class);
		this.reader.sql("SELECT severity, count(*) FROM finding WHERE resolved_by IS NULL GROUP BY severity")
			.query((row) -> {
				counts.put(Severity.of(row.getInt(1)), row.getLong(2));
			});
		return counts;
	}

	/**
	 * How many files have an open finding that says that something is lost or damaged.
	 */
	public long damagedFiles() {
		return this.reader
			.sql("SELECT count(DISTINCT entry_id) FROM finding WHERE resolved_by IS NULL AND severity >= ?")
			.param(Severity.ERROR.number())
			.query(Long.class)
			.single();
	}

	/**
	 * How many findings an instance was the first to see.
	 */
	public long newIn(long instance) {
		return this.reader
			.sql("SELECT count(*) FROM finding WHERE last_by = ? AND first_by = ? AND resolved_by IS NULL")
			.params(instance, instance)
			.query(Long.class)
			.single();
	}

	/**
	 * How many findings an instance saw to be gone.
	 */
	public long resolvedBy(long instance) {
		return this.reader.sql("SELECT count(*) FROM finding WHERE resolved_by = ?")
			.param(instance)
			.query(Long.class)
			.single();
	}

	/**
	 * Up to so many findings that fit, the worst first, after a place.
	 * @param severity of the last one; null for the first page
	 * @param before the id of the last one
	 */
	public List<StoredFinding> page(Filter filter, @Nullable Severity severity, long before, int size) {
		List<Object> arguments = new ArrayList<>();
		StringBuilder where = new StringBuilder(" FROM finding f WHERE f.severity >= ?");
		arguments.add(filter.least().number());
		if (severity != null) {
			where.append(" AND (f.severity, f.id) < (?, ?)");
			arguments.addAll(List.of(severity.number(), before));
		}
		if (filter.seenBy() != null) {
			where.append(" AND f.last_by = ?");
			arguments.add(filter.seenBy());
		}
		where.append(status(filter.status()));
		if (!filter.places().isEmpty()) {
			where.append(" AND (")
				.append(filter.places()
					.stream()
					.map((place) -> place.restrict(arguments))
					.collect(Collectors.joining(" OR ")))
				.append(")");
		}
		arguments.add(size);
		return this.reader.sql(COLUMNS + where + " ORDER BY f.severity DESC, f.id DESC LIMIT ?")
			.params(arguments)
			.query((row, number) -> finding(row))
			.list();
	}

	private static String status(@Nullable Status status) {
		if (status == null) {
			return " AND f.resolved_by IS NULL";
		}
		return switch (status) {
			case NEW -> " AND f.resolved_by IS NULL AND f.first_by = f.last_by";
			case OPEN -> " AND f.resolved_by IS NULL AND f.first_by <> f.last_by";
			case RESOLVED -> " AND f.resolved_by IS NOT NULL";
		};
	}

	/**
	 * The open findings of an entry, the worst first: one for each code at most.
	 */
	public List<StoredFinding> openOf(long entry) {
		return this.reader
			.sql(COLUMNS + " FROM finding f WHERE f.entry_id = ? AND f.resolved_by IS NULL"
					+ " ORDER BY f.severity DESC, f.id DESC")
			.param(entry)
			.query((row, number) -> finding(row))
			.list();
	}

	/**
	 * Up to so many open findings after an id, by id, that an instance has seen and that
	 * a copy may repair; of several of one entry the first.
	 */
	public List<StoredFinding> repairable(long instance, long after, int size) {
		return this.reader
			.sql(COLUMNS + " FROM finding f WHERE f.id > ? AND f.first_by <= ? AND f.last_by >= ?"
					+ " AND f.resolved_by IS NULL AND f.code IN (?, ?, ?) AND NOT EXISTS (SELECT 1 FROM finding o"
					+ " WHERE o.entry_id = f.entry_id AND o.id < f.id AND o.first_by <= ? AND o.last_by >= ?"
					+ " AND o.resolved_by IS NULL AND o.content_id IS NOT NULL AND o.code IN (?, ?, ?))"
					+ " ORDER BY f.id LIMIT ?")
			.params(after, instance, instance, Code.BIT_ROT.name(), Code.MISSING.name(), Code.SIZE_CHANGED.name(),
					instance, instance, Code.BIT_ROT.name(), Code.MISSING.name(), Code.SIZE_CHANGED.name(), size)
			.query((row, number) -> finding(row))
			.list();
	}

	/**
	 * The open findings of an entry that a copy may repair.
	 */
	public List<Long> repairableOf(long entry) {
		return this.reader
			.sql("SELECT id FROM finding WHERE entry_id = ? AND resolved_by IS NULL AND code IN (?, ?, ?)")
			.params(entry, Code.BIT_ROT.name(), Code.MISSING.name(), Code.SIZE_CHANGED.name())
			.query(Long.class)
			.list();
	}

	/**
	 * What an entry is recorded to hold, by its open findings that a copy may repair.
	 */
	public @Nullable Long contentOf(long entry) {
		return this.reader
			.sql("SELECT content_id FROM finding WHERE entry_id = ? AND resolved_by IS NULL AND code IN (?, ?, ?)"
					+ " AND content_id IS NOT NULL ORDER BY last_by DESC, id LIMIT 1")
			.params(entry, Code.BIT_ROT.name(), Code.MISSING.name(), Code.SIZE_CHANGED.name())
			.query(Long.class)
			.optional()
			.orElse(null);
	}

	private static StoredFinding finding(ResultSet row) throws SQLException {
		return finding(row, 1);
	}

	private static StoredFinding finding(ResultSet row, int from) throws SQLException {
		Long inode = number(row, from + 6);
		Found found = (inode != null) ? new Found(inode, row.getLong(from + 7), row.getLong(from + 8)) : null;
		Finding finding = new Finding(row.getLong(from + 1), Code.valueOf(row.getString(from + 2)),
				row.getString(from + 3), row.getString(from + 4), number(row, from + 5), found);
		return new StoredFinding(row.getLong(from), finding, row.getLong(from + 9), row.getLong(from + 10),
				row.getLong(from + 11), row.getLong(from + 12), number(row, from + 13), number(row, from + 14));
	}

	private static @Nullable Long number(ResultSet row, int column) throws SQLException {
		long value = row.getLong(column);
		return row.wasNull() ? null : value;
	}

	/**
	 * Which findings.
	 *
	 * @param least the lowest severity
	 * @param status null for all that are not resolved
	 * @param seenBy the instance that saw them last; null for any
	 * @param places where, at or below any of them; empty for everywhere
	 */
	public record Filter(Severity least, @Nullable Status status, @Nullable Long seenBy, List<Place> places) {

		public Filter {
			places = List.copyOf(places);
		}

	}

	/**
	 * A place of findings.
	 *
	 * @param isHere whether it is on this machine, where also that may have been of which
	 * the catalogue does not know the volume any more
	 */
	public record Place(Address address, boolean isHere) {

		private String restrict(List<Object> arguments) {
			String path = this.address.path();
			String below = path.equals("/") ? "" : path;
			arguments.addAll(List.of(path, below + "/", below + "0", this.isHere ? this.address.device() : "",
					this.address.device()));
			return "((f.path = ? OR (f.path >= ? AND f.path < ?)) AND coalesce((SELECT v.device_id FROM entry p"
					+ " JOIN volume v ON v.id = p.volume_id WHERE p.id = f.entry_id), ?) = ?)";
		}

	}

	/**
	 * An open finding that an instance has not seen.
	 *
	 * @param known where its entry is now; null if the catalogue has no such entry any
	 * more
	 * @param checked whether the instance has compared the file with its hash
	 * @param decoded whether the instance has looked whether its content makes sense
	 */
	public record Unseen(StoredFinding finding, @Nullable Known known, boolean checked, boolean decoded) {
	}

	/**
	 * Where an entry is.
	 *
	 * @param directory relative path of the directory that it is in; of itself, if it is
	 * the root
	 * @param volume the file system of that directory
	 */
	public record Known(Entry entry, long location, String directory, long volume) {

		/** Whether it is a file that is not empty. */
		public boolean holdsBytes() {
			return this.entry.stat().kind() == FileKind.FILE && this.entry.stat().size() > 0;
		}

		/** Whether what it holds can be compared with what is recorded of it. */
		public boolean isComparable() {
			return holdsBytes() && this.entry.content() != null;
		}

	}

}
