package dev.driveyard.catalogue.scan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryRows;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Entries that a scan missed in their place and entries that it came upon, until it is
 * known which of them are one.
 */
@Repository
public class LostAndFound {

	private static final int BATCH = 1000;

	/** The directories at and below one: location, path twice for the range below. */
	private static final String SUBTREE = "(SELECT id FROM directory WHERE id = ? OR (location_id = ? AND path >= ? AND path < ?))";

	private final JdbcTemplate template;

	private final JdbcClient client;

	private final JdbcClient reader;

	public LostAndFound(JdbcTemplate template, JdbcClient client, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.client = client;
		this.reader = reader;
	}

	/**
	 * Records entries as lost.
	 */
	public void addLost(long location, List<Lost> lost) {
		this.template.batchUpdate(
				"""
						INSERT INTO lost_entry (entry_id, location_id, replaced_by, left_out) VALUES (?, ?, ?, ?)
						ON CONFLICT (entry_id) DO UPDATE SET replaced_by = excluded.replaced_by, left_out = excluded.left_out""",
				lost, BATCH, (statement, entry) -> {
					statement.setLong(1, entry.id());
					statement.setLong(2, location);
					statement.setObject(3, entry.replacedBy());
					statement.setInt(4, entry.leftOut() ? 1 : 0);
				});
	}

	/**
	 * Records entries as found.
	 */
	public void addFound(long location, List<Entry> found) {
		this.template.batchUpdate("""
				INSERT INTO found_entry (entry_id, location_id, volume_id, inode) VALUES (?, ?, ?, ?)
				ON CONFLICT (entry_id) DO NOTHING""", found, BATCH, (statement, entry) -> {
			statement.setLong(1, entry.id());
			statement.setLong(2, location);
			statement.setLong(3, entry.volume());
			statement.setLong(4, entry.stat().inode());
		});
	}

	/**
	 * Up to so many lost entries of a location after an id, by id.
	 */
	public List<LostEntry> lost(long location, long after, int size) {
		return this.reader
			.sql("SELECT " + EntryRows.COLUMNS + ", l.replaced_by, l.left_out"
					+ " FROM lost_entry l JOIN entry e ON e.id = l.entry_id"
					+ " WHERE l.location_id = ? AND l.entry_id > ? ORDER BY l.entry_id LIMIT ?")
			.params(location, after, size)
			.query(LostAndFound::lostEntry)
			.list();
	}

	private static LostEntry lostEntry(ResultSet row, int number) throws SQLException {
		Entry entry = EntryRows.entry(row);
		long replacedBy = row.getLong(16);
		Long replacedByOrNone = row.wasNull() ? null : replacedBy;
		return new LostEntry(entry, replacedByOrNone, row.getInt(17) != 0);
	}

	/**
	 * The found entries with the inode of a lost one.
	 */
	public List<Entry> foundLike(Entry lost) {
		return this.reader
			.sql("SELECT " + EntryRows.COLUMNS + " FROM found_entry f JOIN entry e ON e.id = f.entry_id"
					+ " WHERE f.volume_id = ? AND f.inode = ? ORDER BY e.id")
			.params(lost.volume(), lost.stat().inode())
			.query((row, number) -> EntryRows.entry(row))
			.list();
	}

	/**
	 * Entries below a lost directory whose inode was found elsewhere.
	 */
	public List<Entry> foundFrom(KnownDirectory directory) {
		return this.reader
			.sql("SELECT " + EntryRows.COLUMNS + " FROM entry e WHERE e.parent_id IN " + SUBTREE
					+ " AND e.kind <> 1 AND EXISTS (SELECT 1 FROM found_entry f"
					+ " WHERE f.volume_id = e.volume_id AND f.inode = e.inode AND f.entry_id <> e.id)")
			.params(subtree(directory))
			.query((row, number) -> EntryRows.entry(row))
			.list();
	}

	/**
	 * Whether a scan of the location found anything that may have been elsewhere before.
	 */
	public boolean hasFound() {
		return this.reader.sql("SELECT count(*) FROM (SELECT 1 FROM found_entry LIMIT 1) f")
			.query(Integer.class)
			.single() > 0;
	}

	/**
	 * Removes entries that are not directories.
	 */
	public void remove(List<Long> entries) {
		for (String table : List.of("entry WHERE id", "lost_entry WHERE entry_id", "found_entry WHERE entry_id")) {
			this.template.batchUpdate("DELETE FROM " + table + " = ?", entries, BATCH,
					(statement, id) -> statement.setLong(1, id));
		}
	}

	/**
	 * Removes a directory with everything that the catalogue still has below it.
	 * @return how many entries that were
	 */
	public int removeTree(KnownDirectory directory) {
		Object[] subtree = subtree(directory).toArray();
		for (String table : List.of("lost_entry", "found_entry")) {
			this.template.update("DELETE FROM " + table + " WHERE entry_id IN (SELECT id FROM entry WHERE parent_id IN "
					+ SUBTREE + ")", subtree);
		}
		int removed = this.template.update("DELETE FROM entry WHERE parent_id IN " + SUBTREE, subtree);
		this.template.update("DELETE FROM directory WHERE id IN " + SUBTREE, subtree);
		remove(List.of(directory.id()));
		return removed + 1;
	}

	private static List<Object> subtree(KnownDirectory directory) {
		String below = directory.path().isEmpty() ? "" : directory.path() + "/";
		String end = directory.path().isEmpty() ? "\uDBFF\uDFFF" : directory.path() + "0";
		return List.of(directory.id(), directory.location(), below, end);
	}

	/**
	 * Takes entries off the list of the lost.
	 */
	public void keep(List<Long> entries) {
		this.template.batchUpdate("DELETE FROM lost_entry WHERE entry_id = ?", entries, BATCH,
				(statement, id) -> statement.setLong(1, id));
		this.template.batchUpdate(
				"UPDATE directory SET listing = NULL WHERE id = (SELECT parent_id FROM entry WHERE id = ?)", entries,
				BATCH, (statement, id) -> statement.setLong(1, id));
	}

	/**
	 * Takes entries that live on elsewhere off both lists.
	 */
	public void found(List<Long> entries) {
		for (String table : List.of("lost_entry", "found_entry")) {
			this.template.batchUpdate("DELETE FROM " + table + " WHERE entry_id = ?", entries, BATCH,
					(statement, id) -> statement.setLong(1, id));
		}
	}

	/**
	 * Ends a scan: what was found and not claimed is new.
	 */
	public void clearFound(long location) {
		this.client.sql("DELETE FROM found_entry WHERE location_id = ?").param(location).update();
	}

	/**
	 * An entry to record as lost.
	 *
	 * @param replacedBy the new entry in its place, null if the place is empty
	 * @param leftOut whether it may still be there, but a rule leaves it out
	 */
	public record Lost(long id, @Nullable Long replacedBy, boolean leftOut) {
	}

	/**
	 * A lost entry as it was last known.
	 *
	 * @param replacedBy see {@link Lost}
	 * @param leftOut see {@link Lost}
	 */
	public record LostEntry(Entry entry, @Nullable Long replacedBy, boolean leftOut) {
	}

}
