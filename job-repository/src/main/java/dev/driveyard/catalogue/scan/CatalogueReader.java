package dev.driveyard.catalogue.scan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryRows;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The look-ups of a scan, thousands a second on one connection with statements prepared
 * once. Sees what is committed. For one thread.
 */
public final class CatalogueReader implements AutoCloseable {

	private static final String DIRECTORY = "SELECT id, location_id, path, volume_id, inode, listing, own_directories FROM directory ";

	private static final String ENTRY = "SELECT id, parent_id, name, kind, size, modified, changed, volume_id, inode, mode, owner,"
			+ " owner_group, links, target, content_id FROM entry ";

	private final Connection connection;

	private final PreparedStatement byPath;

	private final PreparedStatement byInode;

	private final PreparedStatement byId;

	private final PreparedStatement directoriesIn;

	private final PreparedStatement childrenOf;

	private final PreparedStatement childOf;

	private final PreparedStatement entry;

	public CatalogueReader(DataSource readDataSource) {
		try {
			this.connection = readDataSource.getConnection();
			this.byPath = this.connection.prepareStatement(DIRECTORY + "WHERE location_id = ? AND path = ?");
			this.byInode = this.connection.prepareStatement(DIRECTORY + "WHERE volume_id = ? AND inode = ?");
			this.byId = this.connection.prepareStatement(DIRECTORY + "WHERE id = ?");
			this.directoriesIn = this.connection.prepareStatement(DIRECTORY + "WHERE parent_id = ?");
			this.childrenOf = this.connection.prepareStatement(ENTRY + "WHERE parent_id = ?");
			this.childOf = this.connection.prepareStatement(ENTRY + "WHERE parent_id = ? AND name = ?");
			this.entry = this.connection.prepareStatement(ENTRY + "WHERE id = ?");
		}
		catch (SQLException ex) {
			throw failure(ex);
		}
	}

	/**
	 * The directory at a path of a location, if a scan has visited it.
	 */
	public @Nullable KnownDirectory directory(long location, String path) {
		return first(directories(this.byPath, location, path));
	}

	/**
	 * The directory with this inode, wherever it is.
	 */
	public @Nullable KnownDirectory directoryByInode(long volume, long inode) {
		return first(directories(this.byInode, volume, inode));
	}

	/**
	 * The directory with this id, if a scan has visited it.
	 */
	public @Nullable KnownDirectory directoryById(long id) {
		return first(directories(this.byId, id));
	}

	/**
	 * The directories that a directory holds directly.
	 */
	public List<KnownDirectory> directoriesIn(long parent) {
		return directories(this.directoriesIn, parent);
	}

	/**
	 * Everything that a directory holds directly.
	 */
	public List<Entry> childrenOf(long parent) {
		return entries(this.childrenOf, parent);
	}

	/**
	 * The child of a directory with this name.
	 */
	public @Nullable Entry childOf(long parent, String name) {
		return first(entries(this.childOf, parent, name));
	}

	/**
	 * When directories of a location were changed last, by their paths: up to so many of
	 * those that are in a place.
	 */
	public Map<String, Long> directoryTimes(long location, int most) {
		Map<String, Long> times = new HashMap<>();
		try (PreparedStatement statement = this.connection
			.prepareStatement("SELECT d.path, e.modified FROM directory d JOIN entry e ON e.id = d.id"
					+ " WHERE d.location_id = ? AND substr(d.path, 1, 2) <> '//' LIMIT ?");
				ResultSet row = query(statement, location, most)) {
			while (row.next()) {
				times.put(row.getString(1), row.getLong(2));
			}
			return times;
		}
		catch (SQLException ex) {
			throw failure(ex);
		}
	}

	/**
	 * One entry.
	 */
	public @Nullable Entry entry(long id) {
		return first(entries(this.entry, id));
	}

	private static <T> @Nullable T first(List<T> list) {
		return list.isEmpty() ? null : list.get(0);
	}

	private static List<KnownDirectory> directories(PreparedStatement statement, Object... arguments) {
		try (ResultSet row = query(statement, arguments)) {
			List<KnownDirectory> found = new ArrayList<>();
			while (row.next()) {
				found.add(new KnownDirectory(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4),
						row.getLong(5), row.getString(6), row.getLong(7)));
			}
			return found;
		}
		catch (SQLException ex) {
			throw failure(ex);
		}
	}

	private static List<Entry> entries(PreparedStatement statement, Object... arguments) {
		try (ResultSet row = query(statement, arguments)) {
			List<Entry> found = new ArrayList<>();
			while (row.next()) {
				found.add(EntryRows.entry(row));
			}
			return found;
		}
		catch (SQLException ex) {
			throw failure(ex);
		}
	}

	private static ResultSet query(PreparedStatement statement, Object... arguments) throws SQLException {
		for (int i = 0; i < arguments.length; i++) {
			statement.setObject(i + 1, arguments[i]);
		}
		return statement.executeQuery();
	}

	private static DataAccessResourceFailureException failure(SQLException ex) {
		return new DataAccessResourceFailureException("Can't read the library's database: " + ex.getMessage(), ex);
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			throw failure(ex);
		}
	}

}
