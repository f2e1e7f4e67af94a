package dev.driveyard.database;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * SQLite's result codes (https://www.sqlite.org/rescode.html) as Spring's exceptions,
 * which has no table for SQLite.
 */
final class SqliteErrors implements SQLExceptionTranslator {

	private static final int PRIMARY_CODE = 0xFF;

	@Override
	public DataAccessException translate(String task, @Nullable String sql, SQLException ex) {
		String message = task + ": " + ex.getMessage();
		return switch (ex.getErrorCode() & PRIMARY_CODE) {
			case 5, 6 -> new CannotAcquireLockException(message, ex);
			case 8 -> new DataAccessResourceFailureException("The library's database can't be written to.", ex);
			case 10, 13 -> new DataAccessResourceFailureException("The disk that holds the library is full or failing ("
					+ ex.getMessage() + "). Make room, then run the same command again: it goes on where it was.", ex);
			case 11, 26 -> new DataAccessResourceFailureException(
					"The library's database is damaged (" + ex.getMessage() + "). Restore it from a backup.", ex);
			case 19 -> constraint(message, ex);
			default -> new UncategorizedSQLException(task, sql, ex);
		};
	}

	private static DataAccessException constraint(String message, SQLException ex) {
		return message.contains("UNIQUE") ? new DuplicateKeyException(message, ex)
				: new DataIntegrityViolationException(message, ex);
	}

}
