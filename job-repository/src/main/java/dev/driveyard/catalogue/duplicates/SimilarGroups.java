package dev.driveyard.catalogue.duplicates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Look;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Groups of pictures that look alike. What reads sees what is committed; what writes
 * takes part in the caller's transaction.
 */
@Repository
public class SimilarGroups {

	private static final int BATCH = 2000;

	private final JdbcTemplate template;

	private final JdbcClient reader;

	private final DuplicateGroups groups;

	public SimilarGroups(JdbcTemplate template, @Qualifier("read") JdbcClient reader, DuplicateGroups groups) {
		this.template = template;
		this.reader = reader;
		this.groups = groups;
	}

	/**
	 * Up to so many places after one, in order, of pictures that others look like.
	 */
	public List<Long> bests(long instance, long after, int size) {
		return this.reader
			.sql("SELECT DISTINCT best FROM similar_picture WHERE instance_id = ? AND best IS NOT NULL AND best > ?"
					+ " ORDER BY best LIMIT ?")
			.params(instance, after, size)
			.query(Long.class)
			.list();
	}

	/**
	 * The files of the pictures at some places, and of those that look like these: the
	 * best picture first, then in the order of likeness.
	 * @param bests few enough for one statement
	 */
	public List<SimilarFile> files(long instance, DuplicateSelection selection, List<Long> bests) {
		String places = "(?" + ", ?".repeat(bests.size() - 1) + ")";
		List<Object> arguments = new ArrayList<>(List.of(instance));
		arguments.addAll(bests);
		arguments.addAll(bests);
		String sql = "SELECT " + SimilarPictures.COLUMNS + ", s.best, s.distance, s.likeness, e.id,"
				+ " CASE l.root WHEN '/' THEN '' ELSE l.root END || CASE d.path WHEN '' THEN '' ELSE '/' || d.path END"
				+ " || '/' || e.name, e.volume_id, e.inode, e.size, e.modified"
				+ " FROM similar_picture s CROSS JOIN entry e CROSS JOIN directory d CROSS JOIN location l"
				+ " WHERE s.instance_id = ? AND (s.place IN " + places + " OR s.best IN " + places
				+ ") AND e.content_id = s.content_id AND d.id = e.parent_id AND l.id = d.location_id"
				+ selection.restrict(arguments) + " ORDER BY coalesce(s.best, s.place), coalesce(s.best, 0),"
				+ " s.likeness DESC, s.place, e.id";
		return this.reader.sql(sql).params(arguments).query(SimilarGroups::file).list();
	}

	private static SimilarFile file(ResultSet row, int number) throws SQLException {
		RankedPicture picture = SimilarPictures.picture(row);
		long better = row.getLong(13);
		Long best = row.wasNull() ? null : better;
		return new SimilarFile(picture, best, row.getInt(14), row.getInt(15), row.getLong(16), row.getString(17),
				row.getLong(18), row.getLong(19), row.getLong(20), row.getLong(21));
	}

	/**
	 * Stores groups with their members.
	 */
	public void save(long instance, List<SimilarGroup> found) {
		long before = this.groups.insert(instance, found.stream().map(SimilarGroup::group).toList());
		Map<Long, Long> ids = new HashMap<>();
		this.template.query("SELECT id, content_id FROM duplicate_group WHERE id > ? AND instance_id = ? AND kind = ?",
				(RowCallbackHandler) (row) -> ids.put(row.getLong(2), row.getLong(1)), before, instance,
				Kind.PICTURES.number());
		for (SimilarGroup group : found) {
			Long id = ids.get(group.group().content());
			if (id != null) {
				saveMembers(id, group.members());
			}
		}
	}

	private void saveMembers(long group, List<Member> members) {
		this.template.batchUpdate("""
				INSERT INTO duplicate_member (group_id, entry_id, path, volume_id, inode, size, modified, content_id,
					width, height, distance, likeness, better_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
				members.stream().filter((member) -> member.look() != null).toList(), BATCH, (statement, member) -> {
					statement.setLong(1, group);
					statement.setLong(2, member.entry());
					statement.setString(3, member.path());
					statement.setLong(4, member.volume());
					statement.setLong(5, member.inode());
					statement.setLong(6, member.size());
					statement.setLong(7, member.modified());
					Look look = member.look();
					if (look != null) {
						statement.setLong(8, look.content());
						statement.setInt(9, look.width());
						statement.setInt(10, look.height());
						statement.setInt(11, look.distance());
						statement.setInt(12, look.likeness());
						BetterBy better = look.betterBy();
						statement.setObject(13, (better != null) ? better.number() : null, Types.INTEGER);
					}
				});
	}

	/**
	 * A file with a picture that looks like others.
	 *
	 * @param best the place of the better picture that it looks like; null if it is the
	 * best
	 * @param path absolute, encoded, on its volume
	 */
	public record SimilarFile(RankedPicture picture, @Nullable Long best, int distance, int likeness, long entry,
			String path, long volume, long inode, long size, long modified) {

	}

	/**
	 * A group before it is stored.
	 */
	public record SimilarGroup(DuplicateGroup group, List<Member> members) {

		public SimilarGroup {
			members = List.copyOf(members);
		}

	}

}
