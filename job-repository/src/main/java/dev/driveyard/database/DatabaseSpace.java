package dev.driveyard.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import dev.driveyard.catalogue.CatalogueException;
import org.springframework.stereotype.Repository;

/**
 * The room that a database takes on the disk. A server looks after its own, so of that
 * nothing is known. Uses connections of its own, outside of any transaction.
 */
@Repository
public class DatabaseSpace {

	private final DataSource dataSource;

	private final Dialect dialect;

	public DatabaseSpace(DataSource dataSource, Dialect dialect) {
		this.dataSource = dataSource;
		this.dialect = dialect;
	}

	/**
	 * Bytes of the file that hold nothing; later rows take them before it grows. 0 for a
	 * server.
	 */
	public long unused() {
		return (this.dialect == Dialect.SQLITE) ? withStatement((statement) -> bytes(statement, "freelist_count")) : 0;
	}

	/**
	 * Writes the file anew without what it does not use. Nobody else can write meanwhile,
	 * and as much room is needed beside it as its rows take. Does nothing on a server.
	 * @return how many bytes it has become smaller
	 * @throws CatalogueException if that is not possible; then it is as it was
	 */
	public long compact() {
		return (this.dialect == Dialect.SQLITE) ? withStatement(DatabaseSpace::vacuum) : 0;
	}

	/** The copy goes to a file: in memory there may be no room for it. */
	private static long vacuum(Statement statement) throws SQLException {
		long before = bytes(statement, "page_count");
		statement.execute("PRAGMA temp_store=FILE");
		try {
			statement.execute("VACUUM");
		}
		finally {
			statement.execute("PRAGMA temp_store=MEMORY");
		}
		statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
		return before - bytes(statement, "page_count");
	}

	private static long bytes(Statement statement, String pages) throws SQLException {
		return number(statement, pages) * number(statement, "page_size");
	}

	private static long number(Statement statement, String pragma) throws SQLException {
		try (ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
			row.next();
			return row.getLong(1);
		}
	}

	private long withStatement(Work work) {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			return work.with(statement);
		}
		catch (SQLException ex) {
			throw new CatalogueException("The library's database can't be made smaller: " + ex.getMessage(), ex);
		}
	}

	/** What is done with a connection. */
	private interface Work {

		long with(Statement statement) throws SQLException;

	}

}
