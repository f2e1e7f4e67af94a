package dev.driveyard.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.driveyard.catalogue.CatalogueQueries.FoundItem;
import dev.driveyard.catalogue.contents.ContentKind;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Goes through many entries for sums over them. Keeps one page of rows in memory.
 */
@Repository
public class Statistics {

	private static final int PAGE = 10_000;

	private static final String COLUMNS = "SELECT e.id, e.kind, e.name, e.size, e.modified, e.volume_id, e.inode,"
			+ " e.type_id";

	/** The join order is fixed: by entry, since rows are wanted in its order. */
	private static final String FROM = " FROM entry e CROSS JOIN directory p WHERE p.id = e.parent_id"
			+ CatalogueQueries.IN_PLACE;

	private final JdbcClient reader;

	public Statistics(@Qualifier("read") JdbcClient reader) {
		this.reader = reader;
	}

	/**
	 * Tells of every entry, roots of locations left out. The names of a file with several
	 * come one after the other.
	 * @param below null for all locations
	 */
	public void forEach(@Nullable Below below, Consumer<Fact> action) {
		forEachSingle(below, action);
		forEachLinked(below, action);
	}

	private void forEachSingle(@Nullable Below below, Consumer<Fact> action) {
		long after = 0;
		List<Row> page;
		do {
			List<Object> arguments = new ArrayList<>();
			String sql = COLUMNS + FROM + " AND (e.kind <> 0 OR e.links <= 1)" + restrict(below, arguments)
					+ " AND e.id > ? ORDER BY e.id LIMIT ?";
			Collections.addAll(arguments, after, PAGE);
			page = this.reader.sql(sql).params(arguments).query(Statistics::row).list();
			for (Row row : page) {
				action.accept(row.fact(true));
				after = row.id();
			}
		}
		while (page.size() == PAGE);
	}

	private void forEachLinked(@Nullable Below below, Consumer<Fact> action) {
		Row last = new Row(0, 0, "", 0, 0, Long.MIN_VALUE, Long.MIN_VALUE, null);
		List<Row> page;
		do {
			List<Object> arguments = new ArrayList<>();
			String sql = COLUMNS + FROM + " AND e.kind = 0 AND e.links > 1" + restrict(below, arguments)
					+ " AND (e.volume_id, e.inode, e.id) > (?, ?, ?) ORDER BY e.volume_id, e.inode, e.id LIMIT ?";
			Collections.addAll(arguments, last.volume(), last.inode(), last.id(), PAGE);
			page = this.reader.sql(sql).params(arguments).query(Statistics::row).list();
			for (Row row : page) {
				action.accept(row.fact(!row.sameFile(last)));
				last = row;
			}
		}
		while (page.size() == PAGE);
	}

	/**
	 * What is known of the contents of files.
	 * @param below null for all locations
	 */
	public ContentSums contents(@Nullable Below below) {
		List<Object> arguments = new ArrayList<>();
		String held = "SELECT e.content_id AS id, count(*) AS names, count(CASE WHEN e.links <= 1 THEN 1 END)"
				+ " + count(DISTINCT CASE WHEN e.links > 1 THEN e.volume_id || ':' || e.inode END) AS copies"
				+ " FROM entry e JOIN directory p ON p.id = e.parent_id WHERE e.content_id IS NOT NULL"
				+ CatalogueQueries.IN_PLACE + restrict(below, arguments) + " GROUP BY e.content_id";
		return this.reader
			.sql("SELECT coalesce(sum(h.names), 0), count(*),"
					+ " coalesce(sum(CASE WHEN c.blake3 IS NOT NULL THEN (h.copies - 1) * c.size ELSE 0 END), 0)"
					+ " FROM (" + held + ") h JOIN content_identity c ON c.id = h.id")
			.params(arguments)
			.query((row, number) -> new ContentSums(row.getLong(1), row.getLong(2), row.getLong(3)))
			.single();
	}

	/**
	 * The kinds of all media types that are known, by their ids.
	 */
	public Map<Long, ContentKind> kinds() {
		Map<Long, ContentKind> kinds = new HashMap<>();
		this.reader.sql("SELECT id, kind FROM media_type").query((row) -> {
			kinds.put(row.getLong(1), ContentKind.ofNumber(row.getInt(2)));
		});
		return kinds;
	}

	/**
	 * These entries with their places, in any order.
	 * @param ids few enough for one statement
	 */
	public List<FoundItem> placed(List<Long> ids) {
		if (ids.isEmpty()) {
			return List.of();
		}
		return this.reader
			.sql(CatalogueQueries.PLACED + " WHERE e.id IN (" + String.join(",", Collections.nCopies(ids.size(), "?"))
					+ ")")
			.params(ids)
			.query(CatalogueQueries::foundItem)
			.list();
	}

	private static String restrict(@Nullable Below below, List<Object> arguments) {
		if (below == null) {
			return "";
		}
		arguments.add(below.location());
		if (below.path().isEmpty()) {
			return " AND p.location_id = ?";
		}
		Collections.addAll(arguments, below.path(), below.path() + "/", below.path() + "0");
		return " AND p.location_id = ? AND (p.path = ? OR (p.path >= ? AND p.path < ?))";
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		long type = row.getLong(8);
		Long typeOrNone = row.wasNull() ? null : type;
		return new Row(row.getLong(1), row.getInt(2), row.getString(3), row.getLong(4), row.getLong(5), row.getLong(6),
				row.getLong(7), typeOrNone);
	}

	/**
	 * A folder to look below.
	 *
	 * @param path relative to the root of the location
	 */
	public record Below(long location, String path) {
	}

	/**
	 * An entry.
	 *
	 * @param firstName false for the further names of a file that was told of already
	 * @param type the id of its media type, null where that is not known
	 */
	public record Fact(long id, FileKind kind, String name, long size, long modified, boolean firstName,
			@Nullable Long type) {
	}

	/**
	 * What is known of contents.
	 *
	 * @param files how many have a known content, each name counted
	 * @param distinct how many contents that are
	 * @param repeatedBytes what all copies but one of each content hold; only where the
	 * full hash proves them equal, and with all names of a file as one copy
	 */
	public record ContentSums(long files, long distinct, long repeatedBytes) {
	}

	private record Row(long id, int kind, String name, long size, long modified, long volume, long inode,
			@Nullable Long type) {

		boolean sameFile(Row other) {
			return this.volume == other.volume && this.inode == other.inode;
		}

		Fact fact(boolean firstName) {
			return new Fact(this.id, FileKind.of(this.kind), this.name, this.size, this.modified, firstName, this.type);
		}

	}

}
