package dev.driveyard.jobs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The databases that a library can have, and what differs between them in a test.
 */
public enum TestDatabase {

	/** A file in the library's folder. */
	SQLITE {
		@Override
		Library.Database make() {
			return Library.Database.EMBEDDED;
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
		Library.Database make() {
			return Server.database();
		}

		@Override
		String[] trigger(String name, String event, String table, String condition) {
			return new String[] { """
					CREATE OR REPLACE FUNCTION sabotage() RETURNS trigger LANGUAGE plpgsql AS
					'BEGIN RAISE EXCEPTION ''sabotage''; END'""", "CREATE TRIGGER " + name + " BEFORE " + event + " ON "
					+ table + " FOR EACH ROW WHEN (" + condition + ") EXECUTE FUNCTION sabotage()" };
		}
	};

	abstract Library.Database make();

	/** Statements after which an event on a row that fits fails. */
	abstract String[] trigger(String name, String event, String table, String condition);

	/** A new library. */
	public Library library(Path folder) {
		return LibraryFolder.create(folder, "test", "", make());
	}

	/**
	 * The embedded server. Its time zone is not the JVM's, so that a time that went
	 * through a zone on its way shows.
	 */
	private static final class Server {

		private static final EmbeddedPostgres POSTGRES = start();

		private static final AtomicInteger NUMBER = new AtomicInteger();

		private static EmbeddedPostgres start() {
			try {
				EmbeddedPostgres server = EmbeddedPostgres.builder()
					.setServerConfig("timezone", "America/St_Johns")
					.setServerConfig("fsync", "off")
					.setServerConfig("synchronous_commit", "off")
					.setServerConfig("full_page_writes", "off")
					.start();
				Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
				return server;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static void stop(EmbeddedPostgres server) {
			try {
				server.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		static Library.Database database() {
			String name = "library" + NUMBER.incrementAndGet();
			try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'");
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
			return new Library.Database("jdbc:postgresql://localhost:" + POSTGRES.getPort() + "/" + name, "postgres");
		}

	}

}
