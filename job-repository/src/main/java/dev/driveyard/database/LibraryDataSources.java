package dev.driveyard.database;

import java.sql.Connection;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.driveyard.catalogue.Library;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * The connections of one library. {@link #writer()} is for transactions that write; with
 * SQLite each takes the write lock as it begins, so a connection is only fetched when the
 * first statement runs. {@link #reader()} never takes a lock.
 */
public final class LibraryDataSources implements AutoCloseable {

	/** See https://www.sqlite.org/pragma.html; sizes of caches are negative KiB. */
	private static final Map<String, String> SQLITE = Map.of("journal_mode", "WAL", "synchronous", "NORMAL",
			"busy_timeout", "10000", "foreign_keys", "ON", "temp_store", "MEMORY", "journal_size_limit", "67108864");

	private static final Map<String, String> SQLITE_WRITER = Map.of("cache_size", "-32768", "transaction_mode",
			"IMMEDIATE");

	private static final Map<String, String> SQLITE_READER = Map.of("cache_size", "-8192");

	/** Pages in the log before they go to the database: fewer, larger checkpoints. */
	private static final String CHECKPOINT = "PRAGMA wal_autocheckpoint=8000";

	/** The one way to log in by which a false server learns no password. */
	private static final String SCRAM = "scram-sha-256";

	/** SQLite's flags for opening: to read, write and make; no link may lead there. */
	private static final String OPEN = String.valueOf(0x2 | 0x4 | 0x40 | 0x01000000);

	private final HikariDataSource writers;

	private final HikariDataSource readers;

	private final LazyConnectionDataSourceProxy lazyWriter;

	/**
	 * Opens nothing yet: the first use does.
	 */
	public LibraryDataSources(Library library) {
		this(library, System.getenv());
	}

	/**
	 * For tests: with an environment of its own.
	 */
	LibraryDataSources(Library library, Map<String, String> environment) {
		String password = ServerPassword.of(library.database(), environment);
		this.writers = pool(library, "driveyard-write", SQLITE_WRITER, 4, password, false);
		this.readers = pool(library, "driveyard-read", SQLITE_READER, 6, password, true);
		this.lazyWriter = new LazyConnectionDataSourceProxy();
		this.lazyWriter.setTargetDataSource(this.writers);
		this.lazyWriter.setDefaultAutoCommit(true);
		this.lazyWriter.setDefaultTransactionIsolation(library.database().isServer()
				? Connection.TRANSACTION_READ_COMMITTED : Connection.TRANSACTION_SERIALIZABLE);
	}

	/**
	 * Connections for transactions that write.
	 */
	public DataSource writer() {
		return this.lazyWriter;
	}

	/**
	 * Connections that only read what is committed.
	 */
	public DataSource reader() {
		return this.readers;
	}

	private static HikariDataSource pool(Library library, String name, Map<String, String> sqliteOptions, int size,
			@Nullable String password, boolean readOnly) {
		HikariConfig config = new HikariConfig();
		config.setPoolName(name);
		config.setMaximumPoolSize(size);
		config.setMinimumIdle(0);
		config.setInitializationFailTimeout(-1);
		config.setConnectionTimeout(20_000);
		config.setMaxLifetime(0);
		Library.Database database = library.database();
		if (database.isServer()) {
			config.setReadOnly(readOnly);
			config.setJdbcUrl(database.url());
			config.setUsername(database.user());
			config.setPassword(password);
			config.addDataSourceProperty("requireAuth", (password != null) ? SCRAM : SCRAM + ",none");
			config.addDataSourceProperty("reWriteBatchedInserts", "true");
			config.addDataSourceProperty("ApplicationName", "driveyard");
		}
		else {
			String url = database.url();
			config.setJdbcUrl((url != null) ? url : "jdbc:sqlite:" + library.databaseFile());
			SQLITE.forEach(config::addDataSourceProperty);
			if (url == null) {
				config.addDataSourceProperty("open_mode", OPEN);
			}
			sqliteOptions.forEach(config::addDataSourceProperty);
			config.setConnectionInitSql(CHECKPOINT);
		}
		return new HikariDataSource(config);
	}

	@Override
	public void close() {
		this.readers.close();
		this.writers.close();
	}

}
