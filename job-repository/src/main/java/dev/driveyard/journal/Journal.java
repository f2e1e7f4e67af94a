package dev.driveyard.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.driveyard.files.FileKind;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The store of operations. What reads sees what is committed; what writes takes part in
 * the caller's transaction and can be repeated.
 */
@Repository
public class Journal {

	static final int BATCH = 2000;

	static final String FILE = """
			SELECT operation_id, directory, name, kind, state, size, modified, inode, links, method, hash, target_name,
				done_at FROM operation_file
			""";

	private static final String DIRECTORY = "SELECT operation_id, number, path, inode, made, state FROM operation_directory ";

	private final JdbcTemplate template;

	private final JdbcClient reader;

	public Journal(JdbcTemplate template, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.reader = reader;
	}

	/**
	 * Records planned operations. One that has been recorded before, by instance and
	 * number, stays as it was.
	 */
	public void plan(List<Operation> operations) {
		this.template.batchUpdate(OperationRow.INSERT, operations, BATCH, OperationRow::set);
	}

	/**
	 * Brings sources, amounts and what is mounted of recorded operations that are not
	 * done yet up to date, by instance and number.
	 */
	public void replan(List<Operation> operations) {
		this.template.batchUpdate("""
				UPDATE operation SET kind = ?, inode = ?, size = ?, modified = ?, directories = ?, files = ?, bytes = ?,
					source_volume_id = ?, source_folder = ?, target_volume_id = ?, target_folder = ?
				WHERE instance_id = ? AND number = ? AND state = ?""", operations, BATCH, (statement, operation) -> {
			Operation.Identity identity = operation.identity();
			statement.setInt(1, identity.kind().number());
			statement.setLong(2, identity.inode());
			statement.setLong(3, identity.size());
			statement.setLong(4, identity.modified());
			statement.setLong(5, operation.amount().directories());
			statement.setLong(6, operation.amount().files());
			statement.setLong(7, operation.amount().bytes());
			OperationRow.setMounts(statement, 8, operation);
			statement.setLong(12, operation.instance());
			statement.setInt(13, operation.number());
			statement.setInt(14, Operation.State.PLANNED.number());
		});
	}

	/**
	 * Brings state, trash, amount, end and message of recorded operations up to date.
	 */
	public void update(Collection<Operation> operations) {
		this.template.batchUpdate("""
				UPDATE operation SET state = ?, target = ?, trash = ?, trash_name = ?, directories = ?, files = ?,
					bytes = ?, done_at = ?, message = ? WHERE id = ?""", operations, BATCH, (statement, operation) -> {
			statement.setInt(1, operation.state().number());
			statement.setString(2, operation.target());
			OperationRow.setTrash(statement, 3, operation.trash());
			statement.setLong(5, operation.amount().directories());
			statement.setLong(6, operation.amount().files());
			statement.setLong(7, operation.amount().bytes());
			statement.setObject(8, operation.done());
			statement.setString(9, operation.message());
			statement.setLong(10, operation.id());
		});
	}

	/**
	 * The operations of an instance by number.
	 */
	public List<Operation> operations(long instance) {
		return this.reader.sql(OperationRow.SELECT + "WHERE instance_id = ? ORDER BY number")
			.param(instance)
			.query(OperationRow::of)
			.list();
	}

	/**
	 * Up to so many operations of an instance that are not done yet, after a number, by
	 * number.
	 */
	public List<Operation> planned(long instance, int after, int size) {
		return this.reader
			.sql(OperationRow.SELECT + "WHERE instance_id = ? AND number > ? AND state = ? ORDER BY number LIMIT ?")
			.params(instance, after, Operation.State.PLANNED.number(), size)
			.query(OperationRow::of)
			.list();
	}

	/**
	 * How many operations of an instance are not done yet.
	 */
	public long countPlanned(long instance) {
		return this.reader.sql("SELECT count(*) FROM operation WHERE instance_id = ? AND state = ?")
			.params(instance, Operation.State.PLANNED.number())
			.query(Long.class)
			.single();
	}

	/**
	 * Up to so many operations of all runs before an id, newest first.
	 */
	public List<Operation> history(long before, int size) {
		return this.reader.sql(OperationRow.SELECT + "WHERE id < ? ORDER BY id DESC LIMIT ?")
			.params(before, size)
			.query(OperationRow::of)
			.list();
	}

	/**
	 * One operation.
	 */
	public Optional<Operation> find(long id) {
		return this.reader.sql(OperationRow.SELECT + "WHERE id = ?").param(id).query(OperationRow::of).optional();
	}

	/**
	 * Records directories, or what became of them.
	 */
	public void saveDirectories(Collection<OperationDirectory> directories) {
		this.template.batchUpdate("""
				INSERT INTO operation_directory (operation_id, number, path, inode, made, state)
				VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (operation_id, number) DO UPDATE SET state = excluded.state,
					inode = excluded.inode""", directories, BATCH, (statement, directory) -> {
			statement.setLong(1, directory.operation());
			statement.setInt(2, directory.number());
			statement.setString(3, directory.path());
			statement.setLong(4, directory.inode());
			statement.setInt(5, directory.made() ? 1 : 0);
			statement.setInt(6, directory.state().number());
		});
	}

	/**
	 * Up to so many directories of an operation after a number, in walk order.
	 */
	public List<OperationDirectory> directories(long operation, int after, int size) {
		return this.reader.sql(DIRECTORY + "WHERE operation_id = ? AND number > ? ORDER BY number LIMIT ?")
			.params(operation, after, size)
			.query(Journal::directory)
			.list();
	}

	/**
	 * Up to so many directories of an operation before a number, against the walk order:
	 * what a directory holds before itself.
	 */
	public List<OperationDirectory> directoriesUpwards(long operation, int before, int size) {
		return this.reader.sql(DIRECTORY + "WHERE operation_id = ? AND number < ? ORDER BY number DESC LIMIT ?")
			.params(operation, before, size)
			.query(Journal::directory)
			.list();
	}

	/**
	 * How many directories of an operation are in which state.
	 */
	public Map<FileState, Long> directoryStates(long operation) {
		return states("operation_directory", operation);
	}

	/**
	 * How many files of an operation are in which state.
	 */
	public Map<FileState, Long> fileStates(long operation) {
		return states("operation_file", operation);
	}

	private Map<FileState, Long> states(String table, long operation) {
		Map<FileState, Long> states = new EnumMap<>(FileState.class);
		this.reader.sql("SELECT state, count(*) FROM " + table + " WHERE operation_id = ? GROUP BY state")
			.param(operation)
			.query((row) -> {
				states.put(FileState.of(row.getInt(1)), row.getLong(2));
			});
		return states;
	}

	private static OperationDirectory directory(ResultSet row, int number) throws SQLException {
		return new OperationDirectory(row.getLong(1), row.getInt(2), row.getString(3), row.getLong(4),
				row.getInt(5) != 0, FileState.of(row.getInt(6)));
	}

	/**
	 * Records files, or what became of them.
	 */
	public void saveFiles(Collection<OperationFile> files) {
		this.template.batchUpdate("""
				INSERT INTO operation_file (operation_id, directory, name, kind, state, size, modified, inode, links,
					method, hash, target_name, done_at)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (operation_id, directory, name) DO UPDATE SET kind = excluded.kind,
					state = excluded.state, size = excluded.size, modified = excluded.modified,
					inode = excluded.inode, links = excluded.links, method = excluded.method,
					hash = excluded.hash, target_name = excluded.target_name, done_at = excluded.done_at""", files,
				BATCH, (statement, file) -> {
					statement.setLong(1, file.operation());
					statement.setInt(2, file.directory());
					statement.setString(3, file.name());
					statement.setInt(4, file.kind().number());
					statement.setInt(5, file.state().number());
					statement.setLong(6, file.size());
					statement.setLong(7, file.modified());
					statement.setLong(8, file.inode());
					statement.setLong(9, file.links());
					statement.setObject(10, file.method());
					statement.setBytes(11, file.hash());
					statement.setString(12, file.targetName());
					statement.setObject(13, file.done());
				});
	}

	/**
	 * The files of a directory, by name.
	 */
	public List<OperationFile> files(long operation, int directory) {
		return this.reader.sql(FILE + "WHERE operation_id = ? AND directory = ? ORDER BY name")
			.params(operation, directory)
			.query(Journal::file)
			.list();
	}

	/**
	 * Up to so many files of an operation after a place, by directory and name.
	 */
	public List<OperationFile> filesAfter(long operation, int directory, String name, int size) {
		return this.reader
			.sql(FILE + "WHERE operation_id = ? AND (directory, name) > (?, ?) ORDER BY directory, name LIMIT ?")
			.params(operation, directory, name, size)
			.query(Journal::file)
			.list();
	}

	/**
	 * Up to so many files of an operation that are in a state, after a place, by
	 * directory and name.
	 */
	public List<OperationFile> filesIn(long operation, FileState state, int directory, String name, int size) {
		return this.reader
			.sql(FILE + "WHERE operation_id = ? AND (directory, name) > (?, ?) AND state = ? ORDER BY directory, name"
					+ " LIMIT ?")
			.params(operation, directory, name, state.number(), size)
			.query(Journal::file)
			.list();
	}

	/**
	 * The files of an operation that have several names, by directory and name.
	 */
	public List<OperationFile> linkedFiles(long operation) {
		return this.reader.sql(FILE + "WHERE operation_id = ? AND links > 1 ORDER BY directory, name")
			.param(operation)
			.query(Journal::file)
			.list();
	}

	static OperationFile file(ResultSet row, int number) throws SQLException {
		int method = row.getInt(10);
		Integer methodOrNone = row.wasNull() ? null : method;
		byte[] hash = row.getBytes(11);
		Long done = OperationRow.longOrNull(row, 13);
		return new OperationFile(row.getLong(1), row.getInt(2), row.getString(3), FileKind.of(row.getInt(4)),
				FileState.of(row.getInt(5)), row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9),
				methodOrNone, hash, row.getString(12), done);
	}

	/**
	 * Records how much of a large file is copied.
	 * @param path relative to the operation's source
	 */
	public void savePart(long operation, String path, Part part) {
		this.template.update("""
				INSERT INTO operation_part (operation_id, path, length, size, modified, device, inode)
					VALUES (?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (operation_id, path) DO UPDATE SET length = excluded.length, size = excluded.size,
					modified = excluded.modified, device = excluded.device, inode = excluded.inode""", operation, path,
				part.length(), part.size(), part.modified(), part.device(), part.inode());
	}

	/**
	 * How much of a large file is copied.
	 */
	public Optional<Part> part(long operation, String path) {
		return this.reader
			.sql("SELECT length, size, modified, device, inode FROM operation_part WHERE operation_id = ? AND path = ?")
			.params(operation, path)
			.query((row, number) -> new Part(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4),
					row.getLong(5)))
			.optional();
	}

	/**
	 * Forgets all parts of an operation: its files are copied or given up.
	 */
	public void removeParts(long operation) {
		this.template.update("DELETE FROM operation_part WHERE operation_id = ?", operation);
	}

	/**
	 * A part of a copy.
	 *
	 * @param length bytes that are copied and on the medium
	 * @param size the source's size then
	 * @param modified when the source had been modified then, nanoseconds since 1970
	 * @param device of the file system with the unfinished copy
	 * @param inode of the unfinished copy
	 */
	public record Part(long length, long size, long modified, long device, long inode) {
	}

}
