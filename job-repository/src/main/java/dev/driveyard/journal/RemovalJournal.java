package dev.driveyard.journal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.driveyard.journal.Operation.Action;
import dev.driveyard.journal.Operation.State;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What only removals ask of the journal. What reads sees what is committed; what writes
 * can be repeated.
 */
@Repository
public class RemovalJournal {

	/** In the column for the method: the file is being overwritten. */
	public static final int ERASING = 1;

	private final JdbcTemplate template;

	private final JdbcClient reader;

	public RemovalJournal(JdbcTemplate template, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.reader = reader;
	}

	/**
	 * Says of all files of a directory that are still planned what became of them.
	 */
	public void settlePlanned(long operation, int directory, FileState state, long when) {
		this.template.update(
				"UPDATE operation_file SET state = ?, done_at = ? WHERE operation_id = ? AND directory = ? AND state = ?",
				state.number(), when, operation, directory, FileState.PLANNED.number());
	}

	/**
	 * Records, at once, that a file is about to be overwritten: from now on it is not
	 * what it was when it was planned.
	 */
	public void markErasing(OperationFile file) {
		this.template.update(
				"UPDATE operation_file SET method = ? WHERE operation_id = ? AND directory = ? AND name = ?", ERASING,
				file.operation(), file.directory(), file.name());
	}

	/**
	 * Up to so many files of a directory that are still planned, after a name, by name.
	 */
	public List<OperationFile> planned(long operation, int directory, String after, int size) {
		return this.reader
			.sql(Journal.FILE
					+ "WHERE operation_id = ? AND directory = ? AND name > ? AND state = ? ORDER BY name LIMIT ?")
			.params(operation, directory, after, FileState.PLANNED.number(), size)
			.query(Journal::file)
			.list();
	}

	/**
	 * The names of the files of a directory that could not be handled.
	 */
	public List<String> failedNames(long operation, int directory) {
		return this.reader
			.sql("SELECT name FROM operation_file WHERE operation_id = ? AND directory = ? AND state = ? ORDER BY name")
			.params(operation, directory, FileState.FAILED.number())
			.query(String.class)
			.list();
	}

	/**
	 * The operation that put something into a trash where it still is.
	 */
	public Optional<Operation> trashed(String folder, String name) {
		return this.reader
			.sql(OperationRow.SELECT + "WHERE trash = ? AND trash_name = ? AND action = ? AND state = ?"
					+ " ORDER BY id DESC LIMIT 1")
			.params(folder, name, Action.TRASH.number(), State.DONE.number())
			.query(OperationRow::of)
			.optional();
	}

	/**
	 * Records folders, unless the instance has recorded them before.
	 */
	public void saveParents(Collection<OperationParent> parents) {
		this.template.batchUpdate("""
				INSERT INTO operation_parent (instance_id, path, owner, group_id, mode) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT (instance_id, path) DO NOTHING""", parents, Journal.BATCH, (statement, parent) -> {
			statement.setLong(1, parent.instance());
			statement.setString(2, parent.path());
			statement.setLong(3, parent.owner());
			statement.setLong(4, parent.group());
			statement.setInt(5, parent.mode());
		});
	}

	/**
	 * What an instance recorded of a folder.
	 */
	public Optional<OperationParent> parent(long instance, String path) {
		return this.reader.sql("SELECT owner, group_id, mode FROM operation_parent WHERE instance_id = ? AND path = ?")
			.params(instance, path)
			.query((row, number) -> new OperationParent(instance, path, row.getLong(1), row.getLong(2), row.getInt(3)))
			.optional();
	}

	/**
	 * Removes what was planned for an instance and never begun, with its files.
	 */
	public void forgetPlan(long instance) {
		String planned = "(SELECT id FROM operation WHERE instance_id = ? AND state = ?)";
		for (String table : List.of("operation_file", "operation_directory")) {
			this.template.update("DELETE FROM " + table + " WHERE operation_id IN " + planned, instance,
					State.PLANNED.number());
		}
		this.template.update("DELETE FROM reclaim_file WHERE instance_id = ?", instance);
		this.template.update("DELETE FROM operation WHERE instance_id = ? AND state = ?", instance,
				State.PLANNED.number());
	}

}
