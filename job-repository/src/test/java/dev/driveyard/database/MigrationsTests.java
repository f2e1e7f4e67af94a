package dev.driveyard.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.library.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.job.Job;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link Migrations} on real databases of both kinds.
 */
class MigrationsTests {

	@ParameterizedTest
	@EnumSource
	void anEmptyDatabaseGetsTheNewestSchemaAndItsOwner(Dialect dialect, @TempDir Path folder) {
		withDatabase(dialect, folder, (library, client) -> {
			apply(library);
			assertThat(client.sql("SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank")
				.query(String.class)
				.list()).last().extracting(Integer::valueOf).isEqualTo(Migrations.NEWEST);
			assertThat(client.sql("SELECT id FROM library").query(String.class).list())
				.containsExactly(library.id().toString());
			assertThat(client.sql("SELECT next_id FROM id_block").query(Long.class).single()).isEqualTo(1);
		});
	}

	@ParameterizedTest
	@EnumSource
	void aCurrentSchemaIsLeftAloneWithoutFlyway(Dialect dialect, @TempDir Path folder) {
		withDatabase(dialect, folder, (library, client) -> {
			apply(library);
			client.sql("UPDATE flyway_schema_history SET checksum = 1").update();
			assertThatCode(() -> apply(library)).as("Flyway would refuse other checksums").doesNotThrowAnyException();
		});
	}

	@ParameterizedTest
	@EnumSource
	void theDatabaseOfAnotherLibraryIsRefused(Dialect dialect, @TempDir Path folder) {
		withDatabase(dialect, folder, (library, client) -> {
			apply(library);
			Library other = new Library(folder.resolve("other"), UUID.randomUUID(), "other", "", Instant.now(),
					new Library.Database(url(library), library.database().user()));
			assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> apply(other))
				.withMessageContaining(other.folder().toString())
				.withMessageContaining("belongs to another library");
			assertThat(client.sql("SELECT id FROM library").query(String.class).list())
				.containsExactly(library.id().toString());
		});
	}

	@ParameterizedTest
	@EnumSource
	void aNewerSchemaIsRefused(Dialect dialect, @TempDir Path folder) {
		withDatabase(dialect, folder, (library, client) -> {
			apply(library);
			client.sql("UPDATE flyway_schema_history SET version = '99' WHERE version = ?")
				.param(String.format("%03d", Migrations.NEWEST))
				.update();
			assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> apply(library))
				.withMessageContaining("schema 99")
				.withMessageContaining("newer Driveyard");
		});
	}

	@Test
	void aFileThatIsNoDatabaseIsNamedAsSuchAndKept(@TempDir Path folder) throws IOException {
		Library library = TestLibrary.newFolder(folder.resolve("a.driveyard"), Dialect.SQLITE);
		String garbage = "this is no database at all\n".repeat(500);
		Files.writeString(library.databaseFile(), garbage);
		Instant start = Instant.now();
		assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> apply(library))
			.withMessageContaining(library.databaseFile() + " is damaged")
			.withMessageContaining("not a database");
		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
		assertThat(library.databaseFile()).hasContent(garbage);
	}

	@ParameterizedTest
	@EnumSource
	void theNewestVersionIsThatOfTheNewestFile(Dialect dialect) throws Exception {
		try (Stream<Path> files = Files.list(migrations(dialect))) {
			List<Integer> versions = files.map((file) -> Integer.valueOf(file.getFileName().toString().substring(1, 4)))
				.sorted()
				.toList();
			assertThat(versions).doesNotHaveDuplicates().last().isEqualTo(Migrations.NEWEST);
		}
	}

	@ParameterizedTest
	@EnumSource
	void theFirstMigrationIsSpringBatchsOwnSchema(Dialect dialect) throws Exception {
		String ours = Files.readString(migrations(dialect).resolve("V001__batch_job_repository.sql"));
		try (InputStream theirs = Objects.requireNonNull(
				Job.class.getResourceAsStream("/org/springframework/batch/core/schema-" + dialect.id() + ".sql"))) {
			assertThat(ours).isEqualToNormalizingNewlines(new String(theirs.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	private static Path migrations(Dialect dialect) throws URISyntaxException {
		return Path.of(Objects.requireNonNull(Migrations.class.getResource("migration/" + dialect.id())).toURI());
	}

	private static String url(Library library) {
		String url = library.database().url();
		return (url != null) ? url : "jdbc:sqlite:" + library.databaseFile();
	}

	private static void apply(Library library) {
		try (LibraryDataSources dataSources = new LibraryDataSources(library)) {
			Migrations.apply(library, dataSources.writer());
		}
	}

	private static void withDatabase(Dialect dialect, Path folder, Check check) {
		Library library = TestLibrary.newFolder(folder.resolve("test.driveyard"), dialect);
		try (LibraryDataSources dataSources = new LibraryDataSources(library)) {
			check.run(library, JdbcClient.create(dataSources.writer()));
		}
	}

	/**
	 * What a test does with a library.
	 */
	private interface Check {

		void run(Library library, JdbcClient client);

	}

}
