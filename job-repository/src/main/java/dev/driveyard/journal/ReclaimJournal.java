package dev.driveyard.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.DuplicateGroups;
import dev.driveyard.journal.Operation.State;
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
					kept_modified, size) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
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
		});
	}

	/**
	 * Up to so many operations of an instance in a state after a number, by number.
	 */
	public List<Step> page(long instance, State state, int after, int size) {
		List<Operation> operations = this.reader
			.sql(Journal.OPERATION + "WHERE instance_id = ? AND number > ? AND state = ? ORDER BY number LIMIT ?")
			.params(instance, after, state.number(), size)
			.query(Journal::operation)
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
		return this.reader.sql("""
				SELECT number, path, inode, modified, kept_path, kept_inode, kept_modified, size FROM reclaim_file
				WHERE instance_id = ? AND number > ? AND number <= ?""")
			.params(instance, after, last)
			.query((row, number) -> new Reclaim(row.getInt(1), row.getString(2), row.getLong(3), row.getLong(4),
					row.getString(5), row.getLong(6), row.getLong(7), row.getLong(8)))
			.list()
			.stream()
			.collect(Collectors.toMap(Reclaim::number, Function.identity()));
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
		String groups = "(SELECT id FROM duplicate_group WHERE instance_id = ? AND kind = 0)";
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
				+ " (SELECT id FROM duplicate_group WHERE instance_id = ? AND copies < 2)", found);
		this.template.update("DELETE FROM duplicate_group WHERE instance_id = ? AND copies < 2", found);
		this.template.update("UPDATE duplicate_group SET wasted = (copies - 1) * size WHERE instance_id = ?", found);
	}

	/**
	 * A duplicate and the file that is kept for it, as they were when the run was
	 * planned. Paths are absolute and encoded.
	 *
	 * @param number of the operation
	 * @param size of both
	 */
	public record Reclaim(int number, String path, long inode, long modified, String keptPath, long keptInode,
			long keptModified, long size) {
	}

	/**
	 * An operation with its files.
	 */
	public record Step(Operation operation, Reclaim file) {
	}

}
