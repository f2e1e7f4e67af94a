package dev.driveyard.catalogue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;

/**
 * Entries to and from rows of the table {@code entry}.
 */
public final class EntryRows {

	/**
	 * The columns that {@link #entry} reads, in its order, of a table that is called e.
	 */
	public static final String COLUMNS = "e.id, e.parent_id, e.name, e.kind, e.size, e.modified, e.changed, e.volume_id,"
			+ " e.inode, e.mode, e.owner, e.owner_group, e.links, e.target, e.content_id";

	private EntryRows() {
	}

	/**
	 * The entry in a row whose first columns are {@link #COLUMNS}.
	 */
	public static Entry entry(ResultSet row) throws SQLException {
		long parent = row.getLong(2);
		Long parentOrNone = row.wasNull() ? null : parent;
		FileAttributes stat = new FileAttributes(FileKind.of(row.getInt(4)), row.getLong(5), row.getLong(6),
				row.getLong(7), row.getLong(9), row.getInt(10), row.getLong(11), row.getLong(12), row.getLong(13),
				row.getString(14));
		long content = row.getLong(15);
		Long contentOrNone = row.wasNull() ? null : content;
		return new Entry(row.getLong(1), parentOrNone, row.getString(3), stat, row.getLong(8), contentOrNone);
	}

	/**
	 * Sets kind, size, modified, changed, inode, mode, owner, owner_group, links and
	 * target from a parameter on.
	 * @return the number of the parameter after them
	 */
	public static int setStat(PreparedStatement statement, int from, FileAttributes stat) throws SQLException {
		int i = from;
		statement.setInt(i++, stat.kind().number());
		statement.setLong(i++, stat.size());
		statement.setLong(i++, stat.modified());
		statement.setLong(i++, stat.changed());
		statement.setLong(i++, stat.inode());
		statement.setInt(i++, stat.mode());
		statement.setLong(i++, stat.owner());
		statement.setLong(i++, stat.group());
		statement.setLong(i++, stat.links());
		statement.setString(i++, stat.target());
		return i;
	}

}
