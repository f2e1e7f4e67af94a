package dev.driveyard.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.journal.Operation.State;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What only the job that reclaims room asks of the journal: for each operation the file
 * that it acts on and the one that is kept. What reads sees what is committed; what
 * writes can be repeated.
 */
@Repository
public class ReclaimJournal {

	private static final int BATCH = 2000;

	private static final String FILE = "SELECT r.number, r.path, r.inode, r.modified, r.kept_path, r.kept_inode,"
			+ " r.kept_modified, r.size, r.freed, r.other_names, r.left_alone, r.kept_size,"
			+ " r.blake3, r.kept_blake3 FROM reclaim_file r ";

	/** Groups of which one is left; of pictures: files with one content. */
	private static final String ALONE = "(copies < 2 OR (kind = 2 AND (SELECT count(DISTINCT m.content_id)"
			+ " FROM duplicate_member m WHERE m.group_id = duplicate_group.id) < 2))";

	/** What all but the best of a group of pictures hold. */
	private static final String WORSE = "(SELECT coalesce(sum(f.size), 0) FROM (SELECT DISTINCT m.volume_id, m.inode,"
			+ " m.size FROM duplicate_member m WHERE m.group_id = duplicate_group.id AND m.better_by IS NOT NULL) f)";

	private final JdbcTemplate template;

	private final JdbcClient reader;

	public ReclaimJournal(JdbcTemplate template, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.reader = reader;
	}

	/**
	 * Records what is planned beside its operations.
	 */
	public void plan(long instance, List<Reclaim> planned) {
		this.template.batchUpdate("""
				INSERT INTO reclaim_file (instance_id, number, path, inode, modified, kept_path, kept_inode,
					kept_modified, size, freed, other_names, left_alone, kept_size, blake3, kept_blake3)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (instance_id, number) DO NOTHING""", planned, BATCH, (statement, file) -> {
			statement.setLong(1, instance);
			statement.setInt(2, file.number());
			statement.setString(3, file.path());
			statement.setLong(4, file.inode());
			statement.setLong(5, file.modified());
			statement.setString(6, file.keptPath());
			statement.setLong(7, file.keptInode());
			statement.setLong(8, file.keptModified());
			statement.setLong(9, file.size());
			statement.setLong(10, file.freed());
			statement.setLong(11, file.otherNames());
			statement.setInt(12, file.left().number());
			Similar similar = file.similar();
			statement.setObject(13, (similar != null) ? similar.keptSize() : null, Types.BIGINT);
			statement.setBytes(14, (similar != null) ? HexFormat.of().parseHex(similar.blake3()) : null);
			statement.setBytes(15, (similar != null) ? HexFormat.of().parseHex(similar.keptBlake3()) : null);
		});
	}

	/**
	 * Up to so many operations of an instance in a state after a number, by number.
	 */
	public List<Step> page(long instance, State state, int after, int size) {
		List<Operation> operations = this.reader
			.sql(OperationRow.SELECT + "WHERE instance_id = ? AND number > ? AND state = ? ORDER BY number LIMIT ?")
			.params(instance, after, state.number(), size)
			.query(OperationRow::of)
			.list();
		if (operations.isEmpty()) {
			return List.of();
		}
		Map<Integer, Reclaim> files = files(instance, after, operations.get(operations.size() - 1).number());
		List<Step> steps = new ArrayList<>(operations.size());
		for (Operation operation : operations) {
			Reclaim file = files.get(operation.number());
			if (file != null) {
				steps.add(new Step(operation, file));
			}
		}
		return steps;
	}

	private Map<Integer, Reclaim> files(long instance, int after, int last) {
		return this.reader.sql(FILE + "WHERE r.instance_id = ? AND r.number > ? AND r.number <= ?")
			.params(instance, after, last)
			.query(ReclaimJournal::reclaim)
			.list()
			.stream()
			.collect(Collectors.toMap(Reclaim::number, Function.identity()));
	}

	private static Reclaim reclaim(ResultSet row, int number) throws SQLException {
		return new Reclaim(row.getInt(1), row.getString(2), row.getLong(3), row.getLong(4), row.getString(5),
				row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10),
				Left.of(row.getInt(11)), similar(row));
	}

	private static @Nullable Similar similar(ResultSet row) throws SQLException {
		long size = row.getLong(12);
		return row.wasNull() ? null : new Similar(size, HexFormat.of().formatHex(row.getBytes(13)),
				HexFormat.of().formatHex(row.getBytes(14)));
	}

	/**
	 * Up to so many files after a number, by number, that are to be handled yet, or are
	 * left alone.
	 */
	public List<Reclaim> planned(long instance, int after, int size) {
		return this.reader
			.sql(FILE + "LEFT JOIN operation o ON o.instance_id = r.instance_id AND o.number = r.number"
					+ " WHERE r.instance_id = ? AND r.number > ? AND (o.state = ? OR r.left_alone <> 0)"
					+ " ORDER BY r.number LIMIT ?")
			.params(instance, after, State.PLANNED.number(), size)
			.query(ReclaimJournal::reclaim)
			.list();
	}

	/**
	 * How many operations of an instance are in a state.
	 */
	public long count(long instance, State state) {
		return this.reader.sql("SELECT count(*) FROM operation WHERE instance_id = ? AND state = ?")
			.params(instance, state.number())
			.query(Long.class)
			.single();
	}

	/**
	 * Takes what was reclaimed out of the groups that a run had found, with the folders,
	 * which are not equal any more.
	 */
	public void shrinkGroups(long instance, long found) {
		String groups = "(SELECT id FROM duplicate_group WHERE instance_id = ? AND kind <> 1)";
		int removed = this.template.update("DELETE FROM duplicate_member WHERE group_id IN " + groups + """
				AND path IN (SELECT r.path FROM reclaim_file r JOIN operation o
				ON o.instance_id = r.instance_id AND o.number = r.number
				WHERE r.instance_id = ? AND o.state = ?)""", found, instance, State.DONE.number());
		if (removed == 0) {
			return;
		}
		this.template.update("DELETE FROM duplicate_member WHERE group_id IN"
				+ " (SELECT id FROM duplicate_group WHERE instance_id = ? AND kind = 1)", found);
		this.template.update("DELETE FROM duplicate_group WHERE instance_id = ? AND kind = 1", found);
		this.template.update("UPDATE duplicate_group SET copies = " + DuplicateGroups.STORED_COPIES
				+ ", names = (SELECT count(*) FROM duplicate_member m WHERE m.group_id = duplicate_group.id)"
				+ " WHERE instance_id = ?", found);
		this.template.update("DELETE FROM duplicate_member WHERE group_id IN"
				+ " (SELECT id FROM duplicate_group WHERE instance_id = ? AND " + ALONE + ")", found);
		this.template.update("DELETE FROM duplicate_group WHERE instance_id = ? AND " + ALONE, found);
		this.template.update("UPDATE duplicate_group SET wasted = CASE kind WHEN 2 THEN " + WORSE
				+ " ELSE (copies - 1) * size END WHERE instance_id = ?", found);
	}

	/**
	 * A duplicate and the file that is kept for it, as they were when the run was
	 * planned. Paths are absolute and encoded.
	 *
	 * @param number of the operation; what is left alone has none
	 * @param size of both; of the duplicate where they only look alike
	 * @param freed what goes free with it: nothing while other names or files have its
	 * bytes
	 * @param otherNames how many names the duplicate has that are none of its group
	 * @param left why it is left alone
	 * @param similar where they are not equal, but look alike; else null
	 */
	public record Reclaim(int number, String path, long inode, long modified, String keptPath, long keptInode,
			long keptModified, long size, long freed, long otherNames, Left left, @Nullable Similar similar) {
	}

	/**
	 * Of two files that look alike: what they have to hold.
	 *
	 * @param keptSize the size of the one that is kept
	 * @param blake3 of the one that goes, hexadecimal
	 * @param keptBlake3 of the one that is kept, hexadecimal
	 */
	public record Similar(long keptSize, String blake3, String keptBlake3) {

	}

	/**
	 * Why a duplicate is left alone. The numbers are stored: never change them.
	 */
	public enum Left {

		/** It is not. */
		NOT(0),
		/** It would be parted from its other names, and nothing go free. */
		OTHER_NAMES(1),
		/** It shares its bytes with the file that is kept already. */
		SHARED(2),
		/** The file to keep has another owner or group. */
		OTHER_OWNER(3);

		private static final Left[] BY_NUMBER = values();

		private final int number;

		Left(int number) {
			this.number = number;
		}

		int number() {
			return this.number;
		}

		static Left of(int number) {
			return BY_NUMBER[number];
		}

	}

	/**
	 * An operation with its files.
	 */
	public record Step(Operation operation, Reclaim file) {
	}

}
