package dev.driveyard.database;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Begins on the database at once. Spring Batch's data access objects hold a JVM-wide lock
 * around their SQL; a transaction that would only begin inside could wait there for
 * SQLite's write lock while the lock's owner waits for that JVM lock.
 */
public final class EagerTransactionManager extends LibraryTransactionManager {

	private static final long serialVersionUID = 1L;

	public EagerTransactionManager(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		super.doBegin(transaction, definition);
		try {
			touch(obtainDataSource());
		}
		catch (SQLException ex) {
			doCleanupAfterCompletion(transaction);
			throw new CannotCreateTransactionException("Can't begin on the library's database: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Fetches the connection of the transaction that is bound to this thread, if there is
	 * one and it has none yet.
	 * @throws SQLException if the database does not answer or stays locked
	 */
	public static void touch(DataSource dataSource) throws SQLException {
		Object holder = TransactionSynchronizationManager.getResource(dataSource);
		if (holder instanceof ConnectionHolder connection) {
			connection.getConnection().createStatement().close();
		}
	}

}
