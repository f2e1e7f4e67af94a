package dev.driveyard.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.database.Dialect;
import dev.driveyard.files.Address;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Questions that people ask of the catalogue. Answers come in pages, never whole.
 */
@Repository
public class CatalogueQueries {

	private static final String TOTALS = ", t.id, t.tree_bytes + t.linked_bytes, t.tree_files, t.tree_directories";

	private static final String FROM = " FROM entry e LEFT JOIN directory t ON t.id = e.id ";

	/** The start of a query whose rows are {@link #foundItem found items}. */
	public static final String PLACED = "SELECT " + EntryRows.COLUMNS + TOTALS
			+ ", p.path, l.root, l.device_id FROM entry e JOIN directory p ON p.id = e.parent_id"
			+ " JOIN location l ON l.id = p.location_id LEFT JOIN directory t ON t.id = e.id";

	/** Leaves out entries below a directory that lost its place. */
	public static final String IN_PLACE = " AND p.path NOT LIKE '//%'";

	private final JdbcClient reader;

	private final Dialect dialect;

	public CatalogueQueries(@Qualifier("read") JdbcClient reader, Dialect dialect) {
		this.reader = reader;
		this.dialect = dialect;
	}

	/**
	 * The entry at a path of a location.
	 */
	public Optional<Item> at(Location location, String relative) {
		if (relative.isEmpty()) {
			return byId(location.rootEntry());
		}
		int slash = relative.lastIndexOf('/');
		String parent = (slash < 0) ? "" : relative.substring(0, slash);
		return this.reader.sql("SELECT " + EntryRows.COLUMNS + TOTALS + FROM
				+ "WHERE e.parent_id = (SELECT id FROM directory WHERE location_id = ? AND path = ?) AND e.name = ?")
			.params(location.id(), parent, relative.substring(slash + 1))
			.query(CatalogueQueries::item)
			.optional();
	}

	/**
	 * One entry.
	 */
	public Optional<Item> byId(long id) {
		return this.reader.sql("SELECT " + EntryRows.COLUMNS + TOTALS + FROM + "WHERE e.id = ?")
			.param(id)
			.query(CatalogueQueries::item)
			.optional();
	}

	/**
	 * Up to so many children of a directory after a name, by name in byte order.
	 * @param kind only those, null for all
	 */
	public List<Item> children(long parent, @Nullable FileKind kind, String after, int size) {
		List<Object> arguments = new ArrayList<>(List.of(parent, after));
		if (kind != null) {
			arguments.add(kind.number());
		}
		arguments.add(size);
		return this.reader
			.sql("SELECT " + EntryRows.COLUMNS + TOTALS + FROM + "WHERE e.parent_id = ? AND e.name > ?"
					+ ((kind != null) ? " AND e.kind = ?" : "") + " ORDER BY e.name LIMIT ?")
			.params(arguments)
			.query(CatalogueQueries::item)
			.list();
	}

	/**
	 * Up to so many entries that fit, after an id, by id; or the first so many in another
	 * order.
	 */
	public List<FoundItem> find(Search search, long after, int size) {
		StringBuilder sql = new StringBuilder(PLACED + " WHERE e.id > ?" + IN_PLACE);
		List<Object> arguments = new ArrayList<>(List.of(after));
		restrict(search, sql, arguments);
		sql.append(" ORDER BY ").append(search.order().sql).append(" LIMIT ?");
		arguments.add(size);
		return this.reader.sql(sql.toString()).params(arguments).query(CatalogueQueries::foundItem).list();
	}

	private void restrict(Search search, StringBuilder sql, List<Object> arguments) {
		if (search.location() != null) {
			sql.append(" AND p.location_id = ?");
			arguments.add(search.location());
		}
		String below = search.below();
		if (below != null && !below.isEmpty()) {
			sql.append(" AND (p.path = ? OR (p.path >= ? AND p.path < ?))");
			arguments.addAll(List.of(below, below + "/", below + "0"));
		}
		for (String glob : search.names()) {
			sql.append(" AND e.name ").append(this.dialect.globOperator()).append(" ?");
			arguments.add(this.dialect.globPattern(glob));
		}
		if (search.kind() != null) {
			sql.append(" AND e.kind = ?");
			arguments.add(search.kind().number());
		}
		bound(" AND e.kind = 0 AND e.size >= ?", search.minSize(), sql, arguments);
		bound(" AND e.kind = 0 AND e.size <= ?", search.maxSize(), sql, arguments);
		bound(" AND e.modified >= ?", search.modifiedFrom(), sql, arguments);
		bound(" AND e.modified < ?", search.modifiedTo(), sql, arguments);
		if (!search.extensions().isEmpty()) {
			sql.append(" AND (");
			for (int i = 0; i < search.extensions().size(); i++) {
				sql.append((i > 0) ? " OR " : "").append("lower(e.name) LIKE ? ESCAPE '\\'");
				arguments.add(withExtension(search.extensions().get(i)));
			}
			sql.append(')');
		}
	}

	/**
	 * A pattern, with the escape character {@code \}, for names in lower case with an
	 * extension.
	 */
	public static String withExtension(String extension) {
		return "_%." + extension.toLowerCase(Locale.ROOT)
			.replaceFirst("^\\.", "")
			.replace("\\", "\\\\")
			.replace("%", "\\%")
			.replace("_", "\\_");
	}

	private static void bound(String condition, @Nullable Long value, StringBuilder sql, List<Object> arguments) {
		if (value != null) {
			sql.append(condition);
			arguments.add(value);
		}
	}

	public static FoundItem foundItem(ResultSet row, int number) throws SQLException {
		return new FoundItem(item(row, number), row.getString(20), new Address(row.getString(22), row.getString(21)));
	}

	private static Item item(ResultSet row, int number) throws SQLException {
		Entry entry = EntryRows.entry(row);
		row.getLong(16);
		Totals totals = row.wasNull() ? null : new Totals(row.getLong(17), row.getLong(18), row.getLong(19));
		return new Item(entry, totals);
	}

	/**
	 * Everything below a directory.
	 *
	 * @param bytes of regular files, those with several names counted once
	 * @param files entries that are no directories
	 */
	public record Totals(long bytes, long files, long directories) {
	}

	/**
	 * An entry.
	 *
	 * @param totals of a directory that a scan has visited
	 */
	public record Item(Entry entry, @Nullable Totals totals) {

		/**
		 * Its size, or that of all below it.
		 */
		public long bytes() {
			return (this.totals != null) ? this.totals.bytes() : this.entry.stat().size();
		}

	}

	/**
	 * An entry with its place.
	 *
	 * @param parentPath the path of its directory relative to the root
	 * @param root the root of its location
	 */
	public record FoundItem(Item item, String parentPath, Address root) {

		/**
		 * Its absolute path, on whatever device that is.
		 */
		public String path() {
			return address().path();
		}

		/**
		 * Where it is.
		 */
		public Address address() {
			return this.root.below(this.parentPath).below(this.item.entry().name());
		}

	}

	/**
	 * In which order to answer.
	 */
	public enum Order {

		/** As they were first seen. */
		ID("e.id"),
		/** The largest first. */
		SIZE("e.size DESC, e.id"),
		/** The last changed first. */
		MODIFIED("e.modified DESC, e.id"),
		/** By name. */
		NAME("e.name, e.id");

		private final String sql;

		Order(String sql) {
			this.sql = sql;
		}

	}

	/**
	 * What to find. Null and empty mean any.
	 *
	 * @param below relative path of the directory to look below
	 * @param names globs that the name must all match
	 * @param extensions of which the name has one, with any case
	 * @param modifiedFrom nanoseconds since 1970, inclusive
	 * @param modifiedTo nanoseconds since 1970, exclusive
	 */
	public record Search(@Nullable Long location, @Nullable String below, List<String> names, @Nullable FileKind kind,
			@Nullable Long minSize, @Nullable Long maxSize, @Nullable Long modifiedFrom, @Nullable Long modifiedTo,
			List<String> extensions, Order order) {
	}

}
