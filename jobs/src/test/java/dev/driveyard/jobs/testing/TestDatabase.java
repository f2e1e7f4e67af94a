package dev.driveyard.jobs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.database.LibraryDataSources;
import dev.driveyard.database.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.util.FileSystemUtils;

/**
 * The databases that a library can have, and what differs between them in a test.
 */
public enum TestDatabase {

	/** A file in the library's folder. */
	SQLITE {
		@Override
		public Library library(Path folder) {
			Library library = LibraryFolder.create(folder, "test", "", Library.Database.EMBEDDED);
			Embedded.fill(library);
			return library;
		}

		@Override
		String[] trigger(String name, String event, String table, String condition) {
			return new String[] { "CREATE TRIGGER " + name + " BEFORE " + event + " ON " + table + " WHEN " + condition
					+ " BEGIN SELECT RAISE(ABORT, 'sabotage'); END" };
		}
	},
	/** A real server, one for the JVM, with a fresh database for each library. */
	POSTGRESQL {
		@Override
		public Library library(Path folder) {
			return Server.library(folder);
		}

		@Override
		String[] trigger(String name, String event, String table, String condition) {
			return new String[] { """
					CREATE OR REPLACE FUNCTION sabotage() RETURNS trigger LANGUAGE plpgsql AS
					'BEGIN RAISE EXCEPTION ''sabotage''; END'""", "CREATE TRIGGER " + name + " BEFORE " + event + " ON "
					+ table + " FOR EACH ROW WHEN (" + condition + ") EXECUTE FUNCTION sabotage()" };
		}
	};

	/** A new library. */
	public abstract Library library(Path folder);

	/** Statements after which an event on a row that fits fails. */
	abstract String[] trigger(String name, String event, String table, String condition);

	/**
	 * Makes a library and does all migrations: to copy what comes of that takes a tenth.
	 */
	private static Library migrated(Path folder, Library.Database database) {
		Library library = LibraryFolder.create(folder.resolve("library.driveyard"), "test", "", database);
		try (LibraryDataSources sources = new LibraryDataSources(library)) {
			Migrations.apply(library, sources.writer());
		}
		return library;
	}

	private static Path temporary() {
		try {
			return Files.createTempDirectory("migrated");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Gives a copy of a migrated database to its library. */
	private static void own(Connection connection, Library library) throws SQLException {
		try (Connection open = connection;
				PreparedStatement update = open.prepareStatement("UPDATE library SET id = ?")) {
			update.setString(1, library.id().toString());
			update.executeUpdate();
		}
	}

	/** The files of SQLite. */
	private static final class Embedded {

		private static final byte[] MIGRATED = migrated();

		private static byte[] migrated() {
			Path folder = temporary();
			try {
				byte[] bytes = Files
					.readAllBytes(TestDatabase.migrated(folder, Library.Database.EMBEDDED).databaseFile());
				FileSystemUtils.deleteRecursively(folder);
				return bytes;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		static void fill(Library library) {
			try {
				library.access().createFile(library.databaseFile());
				Files.write(library.databaseFile(), MIGRATED);
				own(DriverManager.getConnection("jdbc:sqlite:" + library.databaseFile()), library);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * The embedded server. Its time zone is not the JVM's, so that a time that went
	 * through a zone on its way shows.
	 */
	private static final class Server {

		private static final EmbeddedPostgres POSTGRES = start();

		private static final AtomicInteger NUMBER = new AtomicInteger();

		private static final String MIGRATED = migrated();

		private static EmbeddedPostgres start() {
			try {
				Path folder = Files.createTempDirectory("postgresql");
				EmbeddedPostgres server = EmbeddedPostgres.builder()
					.setDataDirectory(folder)
					.setCleanDataDirectory(false)
					.setRegisterShutdownHook(false)
					.setServerConfig("timezone", "America/St_Johns")
					.setServerConfig("fsync", "off")
					.setServerConfig("synchronous_commit", "off")
					.setServerConfig("full_page_writes", "off")
					.start();
				Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(folder)));
				return server;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		/** Hundreds of databases are many files: nobody waits for their end. */
		private static void stop(Path folder) {
			try {
				new ProcessBuilder("sh", "-c",
						"kill -QUIT \"$(head -n 1 \"$0/postmaster.pid\")\"; sleep 3; rm -rf \"$0\"", folder.toString())
					.redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		static Library library(Path folder) {
			String name = "library" + NUMBER.incrementAndGet();
			Library library = LibraryFolder.create(folder, "test", "", database(name, MIGRATED));
			try {
				own(connect(name), library);
				return library;
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private static String migrated() {
			Path folder = temporary();
			TestDatabase.migrated(folder, database("migrated", "template0"));
			try {
				FileSystemUtils.deleteRecursively(folder);
				return "migrated";
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static Library.Database database(String name, String template) {
			try (Connection connection = connect("postgres"); Statement statement = connection.createStatement()) {
				statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template + " ENCODING 'UTF8'");
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
			return new Library.Database("jdbc:postgresql://localhost:" + POSTGRES.getPort() + "/" + name, "postgres");
		}

		private static Connection connect(String database) throws SQLException {
			return POSTGRES.getDatabase("postgres", database).getConnection();
		}

	}

}
