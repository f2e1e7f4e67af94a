package dev.driveyard.catalogue.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Libraries} in a data folder.
 */
class LibrariesTests {

	@Test
	void aBareNameLeadsToTheDataFolderAndAPathToItself(@TempDir Path home) {
		Libraries libraries = new Libraries(home);
		assertThat(libraries.folder(null)).isEqualTo(home.resolve("default.driveyard"));
		assertThat(libraries.folder(" ")).isEqualTo(home.resolve("default.driveyard"));
		assertThat(libraries.folder("photos")).isEqualTo(home.resolve("photos.driveyard"));
		assertThat(libraries.folder("/a/../b")).isEqualTo(Path.of("/b.driveyard"));
		assertThat(libraries.folder("./b")).isEqualTo(Path.of("b.driveyard").toAbsolutePath());
		assertThat(libraries.folder("b.driveyard")).isEqualTo(Path.of("b.driveyard").toAbsolutePath());
	}

	@Test
	void aLibraryWhoseFolderWasRenamedIsFoundAsItIs(@TempDir Path home) throws IOException {
		Files.createFile(Files.createDirectories(home.resolve("renamed")).resolve("library.json"));
		assertThat(new Libraries(home).folder(home.resolve("renamed").toString())).isEqualTo(home.resolve("renamed"));
	}

	@Test
	void theUsersDataFolderFollowsTheXdgSpecification() {
		String data = System.getenv("XDG_DATA_HOME");
		Path base = (data != null && Path.of(data).isAbsolute()) ? Path.of(data)
				: Path.of(System.getProperty("user.home"), ".local/share");
		assertThat(Libraries.ofUser().folder("a")).isEqualTo(base.resolve("driveyard/a.driveyard"));
	}

	@Test
	void librariesHereAndElsewhereAreListedWhileTheyExist(@TempDir Path home, @TempDir Path elsewhere)
			throws IOException {
		Libraries libraries = new Libraries(home.resolve("driveyard"));
		assertThat(libraries.all()).isEmpty();
		Path here = create(libraries, libraries.folder("here"));
		Path away = create(libraries, elsewhere.resolve("away.driveyard"));
		libraries.remember(away);
		assertThat(libraries.all()).containsExactlyInAnyOrder(here, away).isSorted();
		assertThat(home.resolve("driveyard/libraries.txt")).hasContent(away.toString());
		FileSystemUtils.deleteRecursively(away);
		assertThat(libraries.all()).containsExactly(here);
	}

	private static Path create(Libraries libraries, Path folder) {
		Library library = LibraryFolder.create(folder, "a", "", Library.Database.EMBEDDED);
		libraries.remember(folder);
		assertThat(Files.isDirectory(library.folder())).isTrue();
		return folder;
	}

}
