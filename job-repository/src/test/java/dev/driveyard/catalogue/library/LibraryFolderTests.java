package dev.driveyard.catalogue.library;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.failure.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link LibraryFolder} on a real folder.
 */
class LibraryFolderTests {

	@Test
	void aNewLibraryHasItsFoldersAndOpensAsItWasMade(@TempDir Path folder) {
		Path path = folder.resolve("deep/er/photos.driveyard");
		Library made = LibraryFolder.create(path, "Phötos", "of\nus", Library.Database.EMBEDDED);
		assertThat(LibraryFolder.open(path)).isEqualTo(made);
		assertThat(path).isDirectoryContaining("glob:**/library.json")
			.isDirectoryNotContaining("glob:**.tmp")
			.isDirectoryNotContaining("glob:**/library.db");
		assertThat(path.resolve("sidecars")).isDirectory();
		assertThat(path.resolve("reports")).isDirectory();
		assertThat(made.logs()).isDirectory();
	}

	@Test
	void aDatabaseOnAServerIsKeptWithoutPassword(@TempDir Path folder) throws IOException {
		Library.Database database = new Library.Database("jdbc:postgresql://host/db", "me");
		Library made = LibraryFolder.create(folder.resolve("a.driveyard"), "a", "", database);
		assertThat(LibraryFolder.open(made.folder()).database()).isEqualTo(database);
		assertThat(database.isServer()).isTrue();
		assertThat(Files.readString(made.folder().resolve("library.json"))).doesNotContain("password");
	}

	@Test
	void anEmptyFolderIsTakenAndAFullOneRefused(@TempDir Path folder) throws IOException {
		Path empty = Files.createDirectory(folder.resolve("empty"));
		LibraryFolder.create(empty, "a", "", Library.Database.EMBEDDED);
		assertThatExceptionOfType(CatalogueException.class)
			.isThrownBy(() -> LibraryFolder.create(empty, "b", "", Library.Database.EMBEDDED))
			.withMessageContaining("already");
		Path full = Files.createDirectory(folder.resolve("full"));
		Files.writeString(full.resolve("thesis.txt"), "mine");
		assertThatExceptionOfType(CatalogueException.class)
			.isThrownBy(() -> LibraryFolder.create(full, "c", "", Library.Database.EMBEDDED))
			.withMessageContaining("not empty");
		assertThat(full).isDirectoryContaining("glob:**/thesis.txt").isDirectoryNotContaining("glob:**/library.json");
	}

	@Test
	void aPathThatTheDatabaseUrlCantHoldIsRefused(@TempDir Path folder) {
		assertThatExceptionOfType(CatalogueException.class)
			.isThrownBy(() -> LibraryFolder.create(folder.resolve("what?"), "a", "", Library.Database.EMBEDDED))
			.withMessageContaining("question mark");
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void aFolderWithoutLibrarySaysThatItHasNone(@TempDir Path folder) {
		assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> LibraryFolder.open(folder))
			.withMessageContaining(folder.toString())
			.satisfies((ex) -> assertThat(ex.failure().code()).isEqualTo(FailureCode.NO_LIBRARY));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			``
			{
			[]
			null
			{"version":1}
			{"version":"one","id":"6e2d0c52-5b9f-4a3e-8a39-0d7a3e0f8a51","name":"a","created_at":"2026-01-01T00:00:00Z"}
			{"version":1,"id":"no-uuid","name":"a","created_at":"2026-01-01T00:00:00Z"}
			{"version":1,"id":"6e2d0c52-5b9f-4a3e-8a39-0d7a3e0f8a51","name":7,"created_at":"2026-01-01T00:00:00Z"}
			{"version":1,"id":"6e2d0c52-5b9f-4a3e-8a39-0d7a3e0f8a51","name":"a","created_at":"yesterday"}
			""")
	void aDamagedFileIsNamed(String json, @TempDir Path folder) throws IOException {
		Path file = folder.resolve("library.json");
		Files.writeString(file, json);
		assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> LibraryFolder.open(folder))
			.withMessageContaining(file + " is damaged")
			.withMessageContaining("backup");
	}

	@Test
	void aLibraryOfANewerVersionIsRefused(@TempDir Path folder) throws IOException {
		Library made = LibraryFolder.create(folder.resolve("a"), "a", "", Library.Database.EMBEDDED);
		Path file = made.folder().resolve("library.json");
		Files.writeString(file, Files.readString(file).replaceFirst("\"version\" : 1", "\"version\" : 2"));
		assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> LibraryFolder.open(made.folder()))
			.withMessageContaining("version 2")
			.withMessageContaining("newer Driveyard");
	}

	@Test
	void aDescriptionOfFourGigabytesIsNotRead(@TempDir Path folder) throws IOException {
		Path path = folder.resolve("a.driveyard");
		LibraryFolder.create(path, "a", "", Library.Database.EMBEDDED);
		try (RandomAccessFile sparse = new RandomAccessFile(path.resolve("library.json").toFile(), "rw")) {
			sparse.setLength(4L << 30);
		}
		assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> LibraryFolder.open(path))
			.withMessageContaining("library.json")
			.withMessageContaining("it has more than 1048576 bytes");
	}

}
