package dev.driveyard.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;

import javax.sql.DataSource;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.HostDevice;
import org.flywaydb.core.Flyway;
import org.springframework.core.NestedExceptionUtils;

/**
 * Brings a library's database to the newest schema. Flyway is only loaded where there is
 * something to do, since it takes longer to start than most commands take to run.
 */
public final class Migrations {

	/** The newest migration beside this class. */
	static final int NEWEST = 26;

	/**
	 * Not Flyway's usual {@code db/migration}: there an application that embeds this one
	 * would find them and apply them to its own database.
	 */
	private static final String PLACE = "classpath:dev/driveyard/database/migration/";

	/** See https://www.sqlite.org/fileformat.html. */
	private static final byte[] SQLITE_HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

	private Migrations() {
	}

	/**
	 * Migrates if needed and makes sure that the database is this library's own.
	 * @throws CatalogueException if a newer Driveyard wrote the schema, or the database
	 * belongs to another library
	 */
	public static void apply(Library library, DataSource dataSource) {
		requireDatabaseFile(library);
		int version = version(library, dataSource);
		if (version > NEWEST) {
			throw new CatalogueException("The database of library '" + library.name() + "' has schema " + version
					+ ", this Driveyard knows up to " + NEWEST + ". Use a newer Driveyard.");
		}
		if (version < NEWEST) {
			Flyway.configure(Migrations.class.getClassLoader())
				.dataSource(dataSource)
				.placeholders(Map.of("device", HostDevice.of(library).id()))
				.locations(PLACE + Dialect.of(library).id())
				.load()
				.migrate();
			claim(library, dataSource);
		}
		requireOwn(library, dataSource);
	}

	/** Says at once what a pool would only say after it has tried for long. */
	private static void requireDatabaseFile(Library library) {
		if (library.database().url() != null) {
			return;
		}
		Path file = library.databaseFile();
		try {
			if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
				library.access().createFile(file); // SQLite's own would have the umask's
													// mode
			}
			requireDatabase(file);
		}
		catch (IOException ex) {
			throw new CatalogueException("Can't open the library's database: " + ex.getMessage(), ex);
		}
	}

	private static void requireDatabase(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
			byte[] start = in.readNBytes(SQLITE_HEADER.length);
			if (start.length > 0 && !Arrays.equals(start, SQLITE_HEADER)) {
				throw new CatalogueException(
						file + " is damaged: it is not a database. Restore it from a backup of the library's folder.");
			}
		}
	}

	private static int version(Library library, DataSource dataSource) {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			try (ResultSet row = statement.executeQuery("SELECT version FROM flyway_schema_history"
					+ " WHERE success ORDER BY installed_rank DESC LIMIT 1")) {
				return row.next() ? Integer.parseInt(row.getString(1)) : 0;
			}
			catch (SQLException ex) {
				requireUsable(connection);
				return 0;
			}
		}
		catch (SQLException ex) {
			String reason = NestedExceptionUtils.getMostSpecificCause(ex).getMessage();
			throw new CatalogueException("Can't open the library's database: " + reason
					+ ServerPassword.hint(library, reason, System.getenv()), ex);
		}
	}

	/** Tells an empty database, which answers, from one that is damaged or locked. */
	private static void requireUsable(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			String catalogue = connection.getMetaData().getURL().startsWith("jdbc:sqlite:") ? "sqlite_master"
					: "information_schema.tables";
			statement.executeQuery("SELECT count(*) FROM " + catalogue).close();
		}
	}

	private static void claim(Library library, DataSource dataSource) {
		execute(dataSource,
				"INSERT INTO library (id) SELECT '" + library.id() + "' WHERE NOT EXISTS (SELECT 1 FROM library)");
	}

	private static void execute(DataSource dataSource, String sql) {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			statement.executeUpdate(sql);
		}
		catch (SQLException ex) {
			throw new CatalogueException("Can't prepare the library's database: " + ex.getMessage(), ex);
		}
	}

	private static void requireOwn(Library library, DataSource dataSource) {
		try (Connection connection = dataSource.getConnection();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT id FROM library")) {
			if (!row.next() || !library.id().toString().equals(row.getString(1))) {
				throw new CatalogueException("The database of the library at " + library.folder()
						+ " belongs to another library. Give each library a database (or schema) of its own.");
			}
		}
		catch (SQLException ex) {
			throw new CatalogueException("Can't read the library's database: " + ex.getMessage(), ex);
		}
	}

}
