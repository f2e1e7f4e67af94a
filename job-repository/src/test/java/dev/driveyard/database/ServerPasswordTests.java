package dev.driveyard.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.library.Library;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.NestedExceptionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link ServerPassword} on a server that asks for it, in a form that tells it nothing
 * and in one that does.
 */
@Tag("thorough")
class ServerPasswordTests {

	@TempDir
	private static Path temp;

	private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

	@BeforeAll
	static void startServer() throws IOException, SQLException {
		Path rules = Files.writeString(temp.resolve("pg_hba.conf"), """
				host all scram all scram-sha-256
				host all plain all password
				host all all all trust
				local all all trust
				""");
		Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
		server = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
			.setServerConfig("hba_file", rules.toString())
			.setServerConfig("fsync", "off")
			.start();
		try (Connection connection = server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE ROLE scram LOGIN PASSWORD 'secret'");
			statement.execute("CREATE ROLE plain LOGIN PASSWORD 'secret'");
		}
	}

	@AfterAll
	static void stopServer() throws IOException {
		server.close();
	}

	private static Library library(String user) {
		return new Library(temp, UUID.randomUUID(), "a", "", Instant.EPOCH,
				new Library.Database("jdbc:postgresql://localhost:" + server.getPort() + "/postgres", user));
	}

	private static String place(String user) {
		return user + "@localhost:" + server.getPort() + "/postgres";
	}

	private static String user(Library library, Map<String, String> environment) throws SQLException {
		try (LibraryDataSources sources = new LibraryDataSources(library, environment);
				Connection connection = sources.reader().getConnection()) {
			return connection.getMetaData().getUserName();
		}
	}

	@Test
	void aPasswordIsUsedForTheServerThatItIsSaidToBeFor() throws SQLException {
		assertThat(
				user(library("scram"), Map.of(ServerPassword.PASSWORD, "secret", ServerPassword.PLACE, place("scram"))))
			.isEqualTo("scram");
	}

	@Test
	void aPasswordThatIsNotSaidToBeForAServerIsRefusedWithTheRemedy() {
		assertThatExceptionOfType(CatalogueException.class)
			.isThrownBy(() -> user(library("scram"), Map.of(ServerPassword.PASSWORD, "secret")))
			.withMessageContaining("export " + ServerPassword.PLACE + "='" + place("scram") + "'")
			.withMessageNotContaining("secret");
	}

	@Test
	void aPasswordForAnotherPlaceIsNotGiven() {
		for (String other : new String[] { "scram@db.example.org:5432/archive", place("plain"),
				"scram@localhost/postgres", "scram@localhost:" + server.getPort() + "/other", "" }) {
			Map<String, String> environment = Map.of(ServerPassword.PASSWORD, "secret", ServerPassword.PLACE, other);
			Library library = library("scram");
			assertThat(ServerPassword.of(library.database(), environment)).as(other).isNull();
			assertThat(ServerPassword.hint(library, "refused", environment)).contains("was not used")
				.contains(place("scram"));
		}
	}

	@Test
	void theUsualPortNeedNotBeNamed() {
		Library.Database database = new Library.Database("jdbc:postgresql://db/archive", "me@org");
		for (String place : new String[] { "me@org@db/archive", "me@org@db:5432/archive" }) {
			assertThat(
					ServerPassword.of(database, Map.of(ServerPassword.PASSWORD, "secret", ServerPassword.PLACE, place)))
				.isEqualTo("secret");
		}
	}

	@Test
	void aServerThatAsksForThePasswordItselfDoesNotGetIt() {
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> user(library("plain"),
					Map.of(ServerPassword.PASSWORD, "secret", ServerPassword.PLACE, place("plain"))))
			.satisfies((refusal) -> {
				String reason = NestedExceptionUtils.getMostSpecificCause(refusal).getMessage();
				assertThat(ServerPassword.hint(library("plain"), reason, Map.of())).contains("SCRAM alone");
			});
	}

}
