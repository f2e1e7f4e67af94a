package dev.driveyard.catalogue.duplicates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Look;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Totals;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds what is equal by what the catalogue knows, and stores it. What reads sees what is
 * committed; what writes takes part in the caller's transaction.
 */
@Repository
public class DuplicateGroups implements FoundGroups {

	/** How many copies the stored members of a group are. */
	public static final String STORED_COPIES = "(SELECT count(DISTINCT CASE WHEN m.shared IS NULL"
			+ " THEN m.volume_id || ':' || m.inode ELSE 'shared ' || m.shared END) FROM duplicate_member m"
			+ " WHERE m.group_id = duplicate_group.id)";

	private static final int BATCH = 2000;

	private static final String COPIES = "count(DISTINCT e.volume_id || ':' || e.inode)";

	private static final String GROUP = "SELECT id, kind, content_id, name, digest, size, copies, names, wasted"
			+ " FROM duplicate_group ";

	/** The path with the volume in front, if that is no file system of a machine. */
	private static final String MEMBER = "SELECT group_id, entry_id, coalesce((SELECT v.kind || '://' || v.name"
			+ " FROM volume v WHERE v.id = volume_id AND v.name IS NOT NULL), '') || path AS path, volume_id, inode,"
			+ " size, modified, shared, content_id, width, height, distance, likeness, better_by FROM duplicate_member ";

	private static final String CERTAIN = " AND NOT EXISTS (SELECT 1 FROM duplicate_doubt x"
			+ " WHERE x.instance_id = ? AND x.entry_id = e.id)";

	private final JdbcTemplate template;

	private final JdbcClient reader;

	public DuplicateGroups(JdbcTemplate template, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.reader = reader;
	}

	/**
	 * Up to so many groups of equal files after another, in the order of what they share.
	 */
	public List<DuplicateGroup> find(long instance, DuplicateSelection selection, Sharing sharing,
			@Nullable DuplicateGroup after, int size) {
		List<Object> arguments = new ArrayList<>();
		String sql = "SELECT " + sharing.columns + ", " + COPIES + ", count(*) FROM entry e CROSS JOIN directory d"
				+ sharing.join + " WHERE d.id = e.parent_id" + sharing.where(after, arguments)
				+ selection.restrict(arguments) + CERTAIN + " GROUP BY " + sharing.key + " HAVING " + COPIES
				+ " > 1 ORDER BY " + sharing.key + " LIMIT ?";
		arguments.add(instance);
		arguments.add(size);
		return this.reader.sql(sql).params(arguments).query((row, number) -> sharing.group(row)).list();
	}

	/**
	 * Stores groups of files with their members.
	 */
	public void save(long instance, DuplicateSelection selection, Sharing sharing, List<DuplicateGroup> groups) {
		long before = insert(instance, groups);
		List<Object> arguments = new ArrayList<>(List.of(before, instance));
		String sql = """
				INSERT INTO duplicate_member (group_id, entry_id, path, volume_id, inode, size, modified)
				SELECT g.id, e.id, CASE l.root WHEN '/' THEN '' ELSE l.root END
					|| CASE d.path WHEN '' THEN '' ELSE '/' || d.path END || '/' || e.name, e.volume_id, e.inode, e.size,
					e.modified
				FROM duplicate_group g CROSS JOIN entry e CROSS JOIN directory d CROSS JOIN location l
				WHERE g.id > ? AND g.instance_id = ? AND d.id = e.parent_id AND l.id = d.location_id"""
				+ sharing.match + selection.restrict(arguments) + CERTAIN;
		arguments.add(instance);
		this.template.update(sql, arguments.toArray());
	}

	/** Returns an id below those of these groups. */
	long insert(long instance, List<DuplicateGroup> groups) {
		Long before = this.template.queryForObject("SELECT coalesce(max(id), 0) FROM duplicate_group", Long.class);
		this.template.batchUpdate("""
				INSERT INTO duplicate_group (instance_id, kind, content_id, name, digest, size, copies, names, wasted)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", groups, BATCH, (statement, group) -> {
			statement.setLong(1, instance);
			statement.setInt(2, group.kind().number());
			statement.setObject(3, group.content());
			statement.setString(4, group.name());
			statement.setBytes(5, group.digest());
			statement.setLong(6, group.size());
			statement.setLong(7, group.copies());
			statement.setLong(8, group.names());
			statement.setLong(9, group.wasted());
		});
		return (before != null) ? before : 0;
	}

	/**
	 * Up to so many files that share what a group shares, after an entry id, by id.
	 */
	public List<Member> sharing(DuplicateSelection selection, long content, long after, int size) {
		List<Object> arguments = new ArrayList<>(List.of(content, after));
		String sql = CatalogueQueries.PLACED + " WHERE e.content_id = ? AND e.id > ?"
				+ selection.restrict(arguments).replace("d.location_id", "p.location_id").replace("d.path", "p.path")
				+ " ORDER BY e.id LIMIT ?";
		arguments.add(size);
		return this.reader.sql(sql).params(arguments).query(CatalogueQueries::foundItem).list().stream().map((item) -> {
			Entry entry = item.item().entry();
			return new Member(0, entry.id(), item.path(), entry.volume(), entry.stat().inode(), entry.stat().size(),
					entry.stat().modified(), null);
		}).toList();
	}

	/**
	 * Keeps files out of all groups of an instance.
	 */
	public void doubt(long instance, List<Long> entries) {
		this.template.batchUpdate(
				"INSERT INTO duplicate_doubt (instance_id, entry_id) VALUES (?, ?) ON CONFLICT DO NOTHING", entries,
				BATCH, (statement, entry) -> {
					statement.setLong(1, instance);
					statement.setLong(2, entry);
				});
	}

	/**
	 * Notes which members of groups share their bytes, and counts copies again.
	 */
	public void share(List<Member> sharing) {
		this.template.batchUpdate("UPDATE duplicate_member SET shared = ? WHERE group_id = ? AND entry_id = ?", sharing,
				BATCH, (statement, member) -> {
					statement.setObject(1, member.shared());
					statement.setLong(2, member.group());
					statement.setLong(3, member.entry());
				});
		List<Long> groups = sharing.stream().map(Member::group).distinct().toList();
		this.template.batchUpdate("UPDATE duplicate_group SET copies = " + STORED_COPIES + " WHERE id = ?", groups,
				BATCH, (statement, group) -> statement.setLong(1, group));
		this.template.batchUpdate("UPDATE duplicate_group SET wasted = (copies - 1) * size WHERE id = ?", groups, BATCH,
				(statement, group) -> statement.setLong(1, group));
	}

	/**
	 * Forgets what an instance needed while it worked, and groups of one copy.
	 */
	public void tidy(long instance) {
		this.template.update(
				"DELETE FROM duplicate_member WHERE group_id IN"
						+ " (SELECT id FROM duplicate_group WHERE instance_id = ? AND kind = 0 AND copies < 2)",
				instance);
		this.template.update("DELETE FROM duplicate_group WHERE instance_id = ? AND kind = 0 AND copies < 2", instance);
		for (String table : List.of("duplicate_size", "duplicate_doubt", "duplicate_folder", "similar_picture")) {
			this.template.update("DELETE FROM " + table + " WHERE instance_id = ?", instance);
		}
	}

	/**
	 * Forgets what was found for a request by other instances than the last.
	 */
	public void forgetEarlier(String subject, long instance) {
		String earlier = " IN (SELECT DISTINCT r.instance_id FROM run r WHERE r.subject = ? AND r.instance_id < ?)";
		this.template.update("DELETE FROM duplicate_member WHERE group_id IN"
				+ " (SELECT id FROM duplicate_group WHERE instance_id" + earlier + ")", subject, instance);
		this.template.update("DELETE FROM duplicate_group WHERE instance_id" + earlier, subject, instance);
	}

	@Override
	public List<DuplicateGroup> page(long instance, Kind kind, @Nullable DuplicateGroup after, int size) {
		long wasted = (after != null) ? after.wasted() : Long.MAX_VALUE;
		return this.reader
			.sql(GROUP + "WHERE instance_id = ? AND kind = ? AND wasted <= ? AND (wasted < ? OR id > ?)"
					+ " ORDER BY wasted DESC, id LIMIT ?")
			.params(instance, kind.number(), wasted, wasted, (after != null) ? after.id() : 0, size)
			.query(DuplicateGroups::group)
			.list();
	}

	/**
	 * Up to so many groups of a kind of an instance after an id, by id.
	 */
	public List<DuplicateGroup> pageById(long instance, Kind kind, long after, int size) {
		return this.reader.sql(GROUP + "WHERE +instance_id = ? AND +kind = ? AND id > ? ORDER BY id LIMIT ?")
			.params(instance, kind.number(), after, size)
			.query(DuplicateGroups::group)
			.list();
	}

	/**
	 * Whether any file of a group of an instance is in a folder.
	 */
	public boolean hasMemberBelow(long instance, String folder) {
		String root = folder.equals("/") ? "" : folder;
		return !this.reader
			.sql("SELECT m.entry_id FROM duplicate_member m JOIN duplicate_group g ON g.id = m.group_id"
					+ " WHERE g.instance_id = ? AND g.kind = 0 AND m.path >= ? AND m.path < ? LIMIT 1")
			.params(instance, root + "/", root + "0")
			.query(Long.class)
			.list()
			.isEmpty();
	}

	/**
	 * One group.
	 */
	public Optional<DuplicateGroup> group(long id) {
		return this.reader.sql(GROUP + "WHERE id = ?").param(id).query(DuplicateGroups::group).optional();
	}

	@Override
	public List<Member> members(long group, long afterEntry, int size) {
		return this.reader.sql(MEMBER + "WHERE group_id = ? AND entry_id > ? ORDER BY entry_id LIMIT ?")
			.params(group, afterEntry, size)
			.query(DuplicateGroups::member)
			.list();
	}

	@Override
	public List<Member> members(List<DuplicateGroup> groups) {
		if (groups.isEmpty()) {
			return List.of();
		}
		return this.reader
			.sql(MEMBER + "WHERE group_id IN (" + String.join(",", Collections.nCopies(groups.size(), "?"))
					+ ") ORDER BY group_id, entry_id")
			.params(groups.stream().map(DuplicateGroup::id).toList())
			.query(DuplicateGroups::member)
			.list();
	}

	@Override
	public Kind kindOfFiles(long instance) {
		return (totals(instance, Kind.PICTURES).groups() > 0) ? Kind.PICTURES : Kind.FILES;
	}

	@Override
	public Totals totals(long instance, Kind kind) {
		return this.reader
			.sql("SELECT count(*), coalesce(sum(copies - 1), 0), coalesce(sum(wasted), 0) FROM duplicate_group"
					+ " WHERE instance_id = ? AND kind = ?")
			.params(instance, kind.number())
			.query((row, number) -> new Totals(row.getLong(1), row.getLong(2), row.getLong(3)))
			.single();
	}

	private static DuplicateGroup group(ResultSet row, int number) throws SQLException {
		long content = row.getLong(3);
		Long contentOrNone = row.wasNull() ? null : content;
		return new DuplicateGroup(row.getLong(1), Kind.of(row.getInt(2)), contentOrNone, row.getString(4),
				row.getBytes(5), row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9));
	}

	private static Member member(ResultSet row, int number) throws SQLException {
		long shared = row.getLong(8);
		Long sharedOrNone = row.wasNull() ? null : shared;
		return new Member(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4), row.getLong(5),
				row.getLong(6), row.getLong(7), sharedOrNone, look(row));
	}

	private static @Nullable Look look(ResultSet row) throws SQLException {
		long content = row.getLong(9);
		if (row.wasNull()) {
			return null;
		}
		int number = row.getInt(14);
		BetterBy better = row.wasNull() ? null : BetterBy.of(number);
		return new Look(content, row.getInt(10), row.getInt(11), row.getInt(12), row.getInt(13), better);
	}

	/**
	 * What makes files equal.
	 */
	public enum Sharing {

		/** Every byte, by the full hash. */
		CONTENT("e.content_id", "e.content_id, min(e.size)",
				" JOIN content_identity c ON c.id = e.content_id AND c.blake3 IS NOT NULL", " AND e.content_id > ?",
				" AND e.content_id = g.content_id"),
		/** The size. */
		SIZE("e.size", "e.size", "", " AND e.size > ?", " AND e.size = g.size"),
		/** The size and the name. */
		NAME("e.size, e.name", "e.size, e.name", "", " AND (e.size, e.name) > (?, ?)",
				" AND e.size = g.size AND e.name = g.name"),
		/** That they are empty. */
		NOTHING("e.size", "e.size", "", " AND e.size = 0 AND e.size > ?", " AND e.size = 0");

		private final String key;

		private final String columns;

		private final String join;

		private final String after;

		private final String match;

		Sharing(String key, String columns, String join, String after, String match) {
			this.key = key;
			this.columns = columns;
			this.join = join;
			this.after = after;
			this.match = match;
		}

		String where(@Nullable DuplicateGroup last, List<Object> arguments) {
			switch (this) {
				case CONTENT -> {
					Long content = (last != null) ? last.content() : null;
					arguments.add((content != null) ? content : 0L);
				}
				case SIZE, NOTHING -> arguments.add((last != null) ? last.size() : -1L);
				case NAME -> {
					String name = (last != null) ? last.name() : null;
					arguments.add((last != null) ? last.size() : -1L);
					arguments.add((name != null) ? name : "");
				}
			}
			return this.after;
		}

		DuplicateGroup group(ResultSet row) throws SQLException {
			boolean byContent = this == CONTENT;
			Long content = byContent ? row.getLong(1) : null;
			String name = (this == NAME) ? row.getString(2) : null;
			int next = (byContent || this == NAME) ? 3 : 2;
			long size = row.getLong(byContent ? 2 : 1);
			long copies = row.getLong(next);
			return new DuplicateGroup(0, Kind.FILES, content, name, null, size, copies, row.getLong(next + 1),
					(copies - 1) * size);
		}

	}

}
