package dev.driveyard.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.driveyard.catalogue.library.Library;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * The connections of one library. {@link #writer()} is for transactions that write; with
 * SQLite each takes the write lock as it begins, so a connection is only fetched when the
 * first statement runs; there is one, for which they queue in their order: SQLite itself
 * lets whoever asks next have the lock, and others wait for seconds. So a transaction
 * that has written must not begin another; one that is declared to read only has a
 * connection of the readers. {@link #reader()} never takes a lock.
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

	private static final int SQLITE_WRITERS = 1;

	private static final int SERVER_WRITERS = 4;

	private static final int READERS = 6;

	/** More that answer at once would only wait for the processor. */
	private static final int ANSWERERS = 4;

	private final Library library;

	private final @Nullable String password;

	private final HikariDataSource writers;

	private final ReadingDataSource readers;

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
		this.library = library;
		this.password = ServerPassword.of(library.database(), environment);
		this.writers = pool("driveyard-write", SQLITE_WRITER,
				library.database().isServer() ? SERVER_WRITERS : SQLITE_WRITERS, false);
		this.readers = new ReadingDataSource(pool("driveyard-read", SQLITE_READER, READERS, true),
				() -> pool("driveyard-answer", SQLITE_READER, ANSWERERS, true));
		this.lazyWriter = new LazyConnectionDataSourceProxy();
		this.lazyWriter.setTargetDataSource(this.writers);
		this.lazyWriter.setReadOnlyDataSource(this.readers);
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

	/**
	 * Lets this thread answer somebody who waits, until that is closed: what it reads
	 * then, it reads by connections that nobody else has.
	 */
	public Answering answering() {
		return this.readers.answer();
	}

	/**
	 * How the connections are used, those that write first.
	 */
	public List<PoolUse> use() {
		return Stream.concat(Stream.of(this.writers), this.readers.pools().stream()).map(PoolUse::of).toList();
	}

	/**
	 * Calls something whenever somebody has notified a channel of the server, until it is
	 * closed. With SQLite, which nobody shares, it is never called.
	 */
	public AutoCloseable listen(String channel, Runnable listener) {
		if (!this.library.database().isServer()) {
			return () -> {
			};
		}
		Notifications notifications = new Notifications(this::connect, channel, listener);
		notifications.start();
		return notifications;
	}

	/** A connection of no pool. */
	private Connection connect() throws SQLException {
		Properties properties = new Properties();
		server().forEach(properties::setProperty);
		properties.setProperty("tcpKeepAlive", "true");
		Optional.ofNullable(this.library.database().user()).ifPresent((user) -> properties.setProperty("user", user));
		Optional.ofNullable(this.password).ifPresent((word) -> properties.setProperty("password", word));
		return DriverManager.getConnection(this.library.database().url(), properties);
	}

	/** See https://jdbc.postgresql.org/documentation/use/. */
	private Map<String, String> server() {
		return Map.of("requireAuth", (this.password != null) ? SCRAM : SCRAM + ",none", "reWriteBatchedInserts", "true",
				"ApplicationName", "driveyard");
	}

	private HikariDataSource pool(String name, Map<String, String> sqliteOptions, int size, boolean readOnly) {
		HikariConfig config = new HikariConfig();
		config.setPoolName(name);
		config.setMaximumPoolSize(size);
		config.setMinimumIdle(0);
		config.setInitializationFailTimeout(-1);
		config.setConnectionTimeout(20_000);
		config.setMaxLifetime(0);
		Library.Database database = this.library.database();
		if (database.isServer()) {
			config.setReadOnly(readOnly);
			config.setJdbcUrl(database.url());
			config.setUsername(database.user());
			config.setPassword(this.password);
			server().forEach(config::addDataSourceProperty);
		}
		else {
			String url = database.url();
			config.setJdbcUrl((url != null) ? url : "jdbc:sqlite:" + this.library.databaseFile());
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

	/**
	 * A thread answers somebody until it is closed.
	 */
	@FunctionalInterface
	public interface Answering extends AutoCloseable {

		@Override
		void close();

	}

}
