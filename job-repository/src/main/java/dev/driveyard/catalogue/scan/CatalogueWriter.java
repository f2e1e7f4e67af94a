package dev.driveyard.catalogue.scan;

import java.util.Collection;
import java.util.List;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryRows;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The batched statements by which a scan brings the catalogue up to date. To be called in
 * a transaction.
 */
@Repository
public class CatalogueWriter {

	private static final int BATCH = 5000;

	private final JdbcTemplate template;

	private final JdbcClient client;

	public CatalogueWriter(JdbcTemplate template, JdbcClient client) {
		this.template = template;
		this.client = client;
	}

	/**
	 * Adds new entries.
	 */
	public void insert(List<Entry> entries) {
		this.template.batchUpdate("""
				INSERT INTO entry (id, parent_id, name, volume_id, kind, size, modified, changed, inode, mode, owner,
					owner_group, links, target) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", entries, BATCH,
				(statement, entry) -> {
					statement.setLong(1, entry.id());
					statement.setObject(2, entry.parent());
					statement.setString(3, entry.name());
					statement.setLong(4, entry.volume());
					EntryRows.setStat(statement, 5, entry.stat());
				});
	}

	/**
	 * Brings what is said of known entries up to date; place and content are the
	 * argument's too. What an entry is, is forgotten with its name or content.
	 */
	public void update(Collection<Entry> entries) {
		this.template.batchUpdate("""
				UPDATE entry SET parent_id = ?, name = ?, volume_id = ?, kind = ?, size = ?, modified = ?, changed = ?,
					inode = ?, mode = ?, owner = ?, owner_group = ?, links = ?, target = ?, content_id = ?,
					type_id = CASE WHEN name = ? AND content_id = ? THEN type_id END,
					claimed_type_id = CASE WHEN name = ? AND content_id = ? THEN claimed_type_id END
				WHERE id = ?""", entries, BATCH, (statement, entry) -> {
			statement.setObject(1, entry.parent());
			statement.setString(2, entry.name());
			statement.setLong(3, entry.volume());
			int next = EntryRows.setStat(statement, 4, entry.stat());
			statement.setObject(next, entry.content());
			statement.setString(next + 1, entry.name());
			statement.setObject(next + 2, entry.content());
			statement.setString(next + 3, entry.name());
			statement.setObject(next + 4, entry.content());
			statement.setLong(next + 5, entry.id());
		});
	}

	/**
	 * Gives an entry another place; what lies below it goes along.
	 */
	public void relocate(Relocation move) {
		if (move.directory() && move.parent() != Relocation.NOWHERE) {
			leave(move);
		}
		int moved = this.client
			.sql("UPDATE entry SET parent_id = ?, name = ?, type_id = CASE WHEN name = ? THEN type_id END,"
					+ " claimed_type_id = CASE WHEN name = ? THEN claimed_type_id END WHERE id = ?" + move.condition())
			.params(move.parent(), move.name(), move.name(), move.name(), move.id())
			.update();
		if (moved == 1 && move.directory()) {
			relocateDirectories(move);
		}
		this.client.sql("DELETE FROM lost_entry WHERE entry_id = ?").param(move.id()).update();
	}

	/**
	 * Takes a directory off the sums of the one that held it, unless a scan that missed
	 * it there has done so: the old place need not be in what is scanned.
	 */
	private void leave(Relocation move) {
		this.client.sql("""
				UPDATE directory SET own_directories = own_directories - 1, listing = NULL, dirty = 1
				WHERE id = (SELECT parent_id FROM entry WHERE id = ?) AND id <> ?
					AND NOT EXISTS (SELECT 1 FROM lost_entry WHERE entry_id = ?)""")
			.params(move.id(), move.parent(), move.id())
			.update();
	}

	private void relocateDirectories(Relocation move) {
		List<Place> places = this.client.sql("SELECT location_id, path, depth FROM directory WHERE id = ?")
			.param(move.id())
			.query((row, number) -> new Place(row.getLong(1), row.getString(2), row.getInt(3)))
			.list();
		for (Place from : places) {
			int deeper = move.depth() - from.depth();
			this.client.sql("UPDATE directory SET parent_id = ?, location_id = ?, path = ?, depth = ? WHERE id = ?")
				.params(move.parent(), move.location(), move.path(), move.depth(), move.id())
				.update();
			this.client.sql("""
					UPDATE directory SET location_id = ?, path = ? || substr(path, ?), depth = depth + ?
					WHERE location_id = ? AND path >= ? AND path < ?""")
				.params(move.location(), move.path(), from.path().codePointCount(0, from.path().length()) + 1, deeper,
						from.location(), from.path() + "/", from.path() + "0")
				.update();
		}
	}

	/**
	 * Records what directories hold now.
	 */
	public void saveDirectories(List<DirectoryState> directories) {
		this.template.batchUpdate("""
				INSERT INTO directory (id, location_id, parent_id, path, depth, volume_id, inode, listing, own_bytes,
					own_files, own_directories, tree_bytes, tree_files, tree_directories, linked_bytes, dirty)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 1)
				ON CONFLICT (id) DO UPDATE SET volume_id = excluded.volume_id, inode = excluded.inode,
					listing = excluded.listing, own_bytes = excluded.own_bytes, own_files = excluded.own_files,
					own_directories = excluded.own_directories, dirty = 1""", directories, BATCH,
				(statement, directory) -> {
					statement.setLong(1, directory.id());
					statement.setLong(2, directory.location());
					statement.setObject(3, directory.parent());
					statement.setString(4, directory.path());
					statement.setInt(5, directory.depth());
					statement.setLong(6, directory.volume());
					statement.setLong(7, directory.inode());
					statement.setString(8, directory.listing());
					statement.setLong(9, directory.bytes());
					statement.setLong(10, directory.files());
					statement.setLong(11, directory.directories());
				});
	}

	/**
	 * Sums up anew what directories hold, from the rows of their children that are not
	 * lost, of which not all were compared with the disk: the next scan does that.
	 */
	public void recount(List<Long> directories) {
		this.template.batchUpdate("""
				UPDATE directory SET listing = NULL, dirty = 1, own_bytes = own.bytes, own_files = own.files,
					own_directories = own.directories
				FROM (SELECT coalesce(sum(CASE WHEN kind = 0 AND links <= 1 THEN size ELSE 0 END), 0) AS bytes,
					coalesce(sum(CASE WHEN kind <> 1 THEN 1 ELSE 0 END), 0) AS files,
					coalesce(sum(CASE WHEN kind = 1 THEN 1 ELSE 0 END), 0) AS directories
					FROM entry e WHERE parent_id = ?
						AND NOT EXISTS (SELECT 1 FROM lost_entry l WHERE l.entry_id = e.id)) AS own
				WHERE id = ?""", directories, BATCH, (statement, directory) -> {
			statement.setLong(1, directory);
			statement.setLong(2, directory);
		});
	}

	/**
	 * A new place for an entry.
	 *
	 * @param onlyFrom the parent it must still be in, null for any
	 * @param location the location of the new place
	 * @param path of the new place, if it is a directory
	 * @param depth of the new place, if it is a directory
	 */
	public record Relocation(long id, boolean directory, @Nullable Long onlyFrom, long location, long parent,
			String name, String path, int depth) {

		/** Where entries wait that lost their place: no directory has this id. */
		public static final long NOWHERE = 0;

		/**
		 * Takes an entry out of its place, which another has taken.
		 */
		public static Relocation displace(Entry entry, long location) {
			return new Relocation(entry.id(), entry.stat().kind() == FileKind.DIRECTORY, entry.parent(), location,
					NOWHERE, Long.toString(entry.id()), "//" + entry.id(), 0);
		}

		String condition() {
			return (this.onlyFrom != null) ? " AND parent_id = " + this.onlyFrom : "";
		}

	}

	/**
	 * What a directory holds directly.
	 *
	 * @param listing digest of its children, null where the rows may differ from the disk
	 * @param bytes of regular files with one link
	 */
	public record DirectoryState(long id, long location, @Nullable Long parent, String path, int depth, long volume,
			long inode, @Nullable String listing, long bytes, long files, long directories) {
	}

	private record Place(long location, String path, int depth) {
	}

}
