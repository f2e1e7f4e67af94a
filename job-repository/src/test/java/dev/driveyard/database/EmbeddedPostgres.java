package dev.driveyard.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.catalogue.library.Library;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real PostgreSQL for tests: one server for each JVM, started on the first request, and
 * a fresh, empty database for each parameter of type {@link Library.Database}. The time
 * zone of a database is never the JVM's, so that no one relies on both being one.
 */
public final class EmbeddedPostgres implements ParameterResolver {

	private static final String USER = "postgres";

	private static final AtomicInteger NUMBER = new AtomicInteger();

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Library.Database.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return newDatabase();
	}

	/**
	 * A fresh, empty database.
	 */
	public static Library.Database newDatabase() {
		String name = "test_" + NUMBER.incrementAndGet();
		try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE " + name);
			statement.execute("ALTER DATABASE " + name + " SET timezone = '" + timeZone() + "'");
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Can't make a test database", ex);
		}
		return new Library.Database("jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + name, USER);
	}

	/** The time zone of every database: half an hour off from any whole one. */
	static String timeZone() {
		String zone = "America/St_Johns";
		return TimeZone.getDefault().getID().equals(zone) ? "Asia/Kathmandu" : zone;
	}

	private static final class Server {

		static final io.zonky.test.db.postgres.embedded.EmbeddedPostgres POSTGRES = start();

		@SuppressWarnings("StreamResourceLeak") // the shutdown hook closes it
		private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres start() {
			try {
				return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
					.setServerConfig("fsync", "off")
					.setServerConfig("full_page_writes", "off")
					.setServerConfig("max_connections", "100")
					.setPGStartupWait(Duration.ofSeconds(60))
					.start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
