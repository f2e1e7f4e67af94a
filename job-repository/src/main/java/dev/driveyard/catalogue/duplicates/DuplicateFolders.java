package dev.driveyard.catalogue.duplicates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds folders that hold the same, from the deepest up. Only folders of which all that
 * they hold is known take part. What writes takes part in the caller's transaction.
 */
@Repository
public class DuplicateFolders {

	private static final int BATCH = 2000;

	/** Without those that hold something of which too little is known. */
	private static final String KNOWN = """
			SELECT d.id FROM directory d WHERE d.depth = ? AND d.id > ?
				AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.parent_id = d.id AND (
					(e.kind = 0 AND e.size > 0 AND e.links <= 1
						AND (e.content_id IS NULL
							OR e.content_id IN (SELECT id FROM content_identity WHERE blake3 IS NULL)))
					OR e.kind = 3
					OR (e.kind = 1 AND NOT EXISTS (SELECT 1 FROM duplicate_folder f
						WHERE f.instance_id = ? AND f.directory_id = e.id))
					OR EXISTS (SELECT 1 FROM duplicate_doubt x WHERE x.instance_id = ? AND x.entry_id = e.id)))
			""";

	/** Not those that only ever lie in folders that are equal themselves. */
	private static final String EQUAL = """
			SELECT f.digest, min(f.bytes), count(*) FROM duplicate_folder f JOIN directory d ON d.id = f.directory_id
			WHERE f.instance_id = ? AND f.digest > ? AND f.bytes > 0
			GROUP BY f.digest
			HAVING count(*) > 1 AND count(CASE WHEN EXISTS (
				SELECT 1 FROM duplicate_folder p JOIN duplicate_folder o
					ON o.instance_id = p.instance_id AND o.digest = p.digest AND o.directory_id <> p.directory_id
				WHERE p.instance_id = f.instance_id AND p.directory_id = d.parent_id) THEN 1 END) < count(*)
			ORDER BY f.digest LIMIT ?""";

	private final JdbcTemplate template;

	private final JdbcClient reader;

	private final DuplicateGroups groups;

	public DuplicateFolders(JdbcTemplate template, @Qualifier("read") JdbcClient reader, DuplicateGroups groups) {
		this.template = template;
		this.reader = reader;
		this.groups = groups;
	}

	/**
	 * The depth of the deepest folder, -1 if there is none.
	 */
	public int deepest(DuplicateSelection selection) {
		List<Object> arguments = new ArrayList<>();
		return this.reader
			.sql("SELECT coalesce(max(d.depth), -1) FROM directory d WHERE d.depth >= 0"
					+ selection.restrictPlace(arguments))
			.params(arguments)
			.query(Integer.class)
			.single();
	}

	/**
	 * Up to so many folders of a depth after an id, by id, whose contents are all known.
	 */
	public List<Long> known(long instance, DuplicateSelection selection, int depth, long after, int size) {
		List<Object> arguments = new ArrayList<>(List.of(depth, after, instance, instance));
		String sql = KNOWN + selection.restrictPlace(arguments) + " ORDER BY d.id LIMIT ?";
		arguments.add(size);
		return this.reader.sql(sql).params(arguments).query(Long.class).list();
	}

	/**
	 * What folders hold, by folder and then by name.
	 * @param folders few enough for one statement
	 */
	public List<Child> children(long instance, List<Long> folders) {
		if (folders.isEmpty()) {
			return List.of();
		}
		List<Object> arguments = new ArrayList<>(List.of(instance, instance));
		arguments.addAll(folders);
		return this.reader
			.sql("SELECT e.parent_id, e.name, e.kind, e.size, e.volume_id, e.inode, e.links, e.target, c.id, f.digest,"
					+ " f.bytes, f.files, EXISTS (SELECT 1 FROM duplicate_member m CROSS JOIN duplicate_group g"
					+ " WHERE m.entry_id = e.id AND m.shared IS NOT NULL AND g.id = m.group_id"
					+ " AND +g.instance_id = ?) FROM entry e LEFT JOIN content_identity c ON c.id = e.content_id AND c.blake3 IS NOT NULL"
					+ " LEFT JOIN duplicate_folder f ON f.instance_id = ? AND f.directory_id = e.id"
					+ " WHERE e.parent_id IN (" + String.join(",", Collections.nCopies(folders.size(), "?"))
					+ ") ORDER BY e.parent_id, e.name")
			.params(arguments)
			.query(DuplicateFolders::child)
			.list();
	}

	private static Child child(ResultSet row, int number) throws SQLException {
		long content = row.getLong(9);
		Long contentOrNone = row.wasNull() ? null : content;
		byte[] digest = row.getBytes(10);
		Folder folder = (digest != null) ? new Folder(0, digest, row.getLong(11), row.getLong(12)) : null;
		return new Child(row.getLong(1), row.getString(2), FileKind.of(row.getInt(3)), row.getLong(4), row.getLong(5),
				row.getLong(6), row.getLong(7), row.getString(8), contentOrNone, folder, row.getBoolean(13));
	}

	/**
	 * Notes what folders hold.
	 */
	public void save(long instance, List<Folder> folders) {
		this.template.batchUpdate("""
				INSERT INTO duplicate_folder (instance_id, directory_id, digest, bytes, files) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT (instance_id, directory_id) DO NOTHING""", folders, BATCH, (statement, folder) -> {
			statement.setLong(1, instance);
			statement.setLong(2, folder.id());
			statement.setBytes(3, folder.digest());
			statement.setLong(4, folder.bytes());
			statement.setLong(5, folder.files());
		});
	}

	/**
	 * Up to so many groups of equal folders after a digest, by digest.
	 */
	public List<DuplicateGroup> equal(long instance, byte[] after, int size) {
		return this.reader.sql(EQUAL)
			.params(instance, after, size)
			.query((row, number) -> new DuplicateGroup(0, Kind.FOLDERS, null, null, row.getBytes(1), row.getLong(2),
					row.getLong(3), row.getLong(3), (row.getLong(3) - 1) * row.getLong(2)))
			.list();
	}

	/**
	 * Stores groups of folders with their members.
	 */
	public void saveGroups(long instance, List<DuplicateGroup> found) {
		long before = this.groups.insert(instance, found);
		this.template.update("""
				INSERT INTO duplicate_member (group_id, entry_id, path, volume_id, inode, size, modified)
				SELECT g.id, e.id, CASE WHEN d.path = '' THEN l.root ELSE
					CASE l.root WHEN '/' THEN '' ELSE l.root END || '/' || d.path END, e.volume_id, e.inode, f.bytes,
					e.modified
				FROM duplicate_group g CROSS JOIN duplicate_folder f CROSS JOIN directory d CROSS JOIN location l
					CROSS JOIN entry e
				WHERE g.id > ? AND g.instance_id = ? AND f.instance_id = g.instance_id AND f.digest = g.digest
					AND d.id = f.directory_id AND l.id = d.location_id AND e.id = d.id""", before, instance);
	}

	/**
	 * Something in a folder.
	 *
	 * @param content proven by the full hash, else null
	 * @param folder what it holds, if it is a folder
	 * @param shared whether another file shares its bytes on the medium
	 */
	public record Child(long parent, String name, FileKind kind, long size, long volume, long inode, long links,
			@Nullable String target, @Nullable Long content, @Nullable Folder folder, boolean shared) {
	}

	/**
	 * A folder of which all is known.
	 *
	 * @param bytes what goes with it: files with other names, or that share their bytes
	 * with others, count for nothing
	 * @param files all that are no folders
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	public record Folder(long id, byte[] digest, long bytes, long files) {
	}

}
