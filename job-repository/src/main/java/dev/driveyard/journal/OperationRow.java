package dev.driveyard.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * How an operation is a row.
 */
final class OperationRow {

	static final String SELECT = """
			SELECT id, instance_id, number, action, state, source, target, trash, trash_name, entry_id, kind, inode,
				size, modified, directories, files, bytes, done_at, message, source_device, target_device, source_volume_id,
				source_folder, target_volume_id, target_folder FROM operation
			""";

	/** One that was recorded before, by instance and number, stays as it was. */
	static final String INSERT = """
			INSERT INTO operation (instance_id, number, action, state, source, target, trash, trash_name, entry_id,
				kind, inode, size, modified, directories, files, bytes, done_at, message, source_device, target_device,
				source_volume_id, source_folder, target_volume_id, target_folder)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (instance_id, number) DO NOTHING""";

	private OperationRow() {
	}

	/** Sets what {@link #INSERT} asks for. */
	static void set(PreparedStatement statement, Operation operation) throws SQLException {
		statement.setLong(1, operation.instance());
		statement.setInt(2, operation.number());
		statement.setInt(3, operation.action().number());
		statement.setInt(4, operation.state().number());
		statement.setString(5, operation.source());
		statement.setString(6, operation.target());
		setTrash(statement, 7, operation.trash());
		statement.setObject(9, operation.entry());
		Operation.Identity identity = operation.identity();
		statement.setInt(10, identity.kind().number());
		statement.setLong(11, identity.inode());
		statement.setLong(12, identity.size());
		statement.setLong(13, identity.modified());
		statement.setLong(14, operation.amount().directories());
		statement.setLong(15, operation.amount().files());
		statement.setLong(16, operation.amount().bytes());
		statement.setObject(17, operation.done());
		statement.setString(18, operation.message());
		statement.setString(19, operation.sourceDevice());
		statement.setString(20, operation.targetDevice());
		setMounts(statement, 21, operation);
	}

	/** Two columns. */
	static void setTrash(PreparedStatement statement, int from, Operation.@Nullable TrashPlace trash)
			throws SQLException {
		statement.setString(from, (trash != null) ? trash.folder() : null);
		statement.setString(from + 1, (trash != null) ? trash.name() : null);
	}

	/** Four columns: of the source, of the target. */
	static void setMounts(PreparedStatement statement, int from, Operation operation) throws SQLException {
		Operation.Mount source = operation.sourceMount();
		Operation.Mount target = operation.targetMount();
		statement.setObject(from, (source != null) ? source.volume() : null);
		statement.setString(from + 1, (source != null) ? source.folder() : null);
		statement.setObject(from + 2, (target != null) ? target.volume() : null);
		statement.setString(from + 3, (target != null) ? target.folder() : null);
	}

	static Operation of(ResultSet row, int number) throws SQLException {
		String folder = row.getString(8);
		Operation.TrashPlace trash = (folder != null) ? new Operation.TrashPlace(folder, row.getString(9)) : null;
		Long entry = longOrNull(row, 10);
		Operation.Identity identity = new Operation.Identity(FileKind.of(row.getInt(11)), row.getLong(12),
				row.getLong(13), row.getLong(14));
		Operation.Amount amount = new Operation.Amount(row.getLong(15), row.getLong(16), row.getLong(17));
		Long done = longOrNull(row, 18);
		return new Operation(row.getLong(1), row.getLong(2), row.getInt(3), Operation.Action.of(row.getInt(4)),
				Operation.State.of(row.getInt(5)), row.getString(6), row.getString(7), trash, entry, identity, amount,
				done, row.getString(19), row.getString(20), row.getString(21), mount(row, 22), mount(row, 24));
	}

	private static Operation.@Nullable Mount mount(ResultSet row, int from) throws SQLException {
		Long volume = longOrNull(row, from);
		String folder = row.getString(from + 1);
		return (volume != null && folder != null) ? new Operation.Mount(volume, folder) : null;
	}

	static @Nullable Long longOrNull(ResultSet row, int column) throws SQLException {
		long value = row.getLong(column);
		return row.wasNull() ? null : value;
	}

}
