package dev.driveyard.database;

import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Transactions on a library's database. Where the disk is full or fails, SQLite rolls
 * back by itself: that there is nothing left to roll back must not hide what happened.
 */
class LibraryTransactionManager extends JdbcTransactionManager {

	private static final long serialVersionUID = 1L;

	LibraryTransactionManager(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	protected void doRollback(DefaultTransactionStatus status) {
		try {
			super.doRollback(status);
		}
		catch (DataAccessException ex) {
			if (!hasEnded(ex)) {
				throw ex;
			}
			forget(ex);
		}
	}

	private static boolean hasEnded(DataAccessException failure) {
		return String.valueOf(failure.getMostSpecificCause().getMessage()).contains("no transaction is active");
	}

	/** The driver still believes in the transaction: gives it one to roll back. */
	private void forget(DataAccessException failure) {
		Object holder = TransactionSynchronizationManager.getResource(obtainDataSource());
		if (!(holder instanceof ConnectionHolder connection)) {
			throw failure;
		}
		try (Statement statement = connection.getConnection().createStatement()) {
			statement.execute("BEGIN");
			connection.getConnection().rollback();
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
			throw failure;
		}
	}

}
