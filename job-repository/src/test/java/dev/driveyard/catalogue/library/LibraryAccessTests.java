package dev.driveyard.catalogue.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.LibraryMaker;
import dev.driveyard.catalogue.OtherUser;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.EmbeddedPostgres;
import dev.driveyard.database.TestLibrary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who can reach a library: its owner, with a real second user who tries.
 */
class LibraryAccessTests {

	@TempDir
	private Path temp;

	private Path folder;

	@BeforeEach
	void openTheWayThere() throws IOException {
		Files.setPosixFilePermissions(this.temp, PosixFilePermissions.fromString("rwx--x--x"));
		this.folder = this.temp.toRealPath().resolve("a.driveyard");
	}

	private static Map<String, String> modes(Path folder) throws IOException {
		Map<String, String> modes = new TreeMap<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.toList()) {
				modes.put(folder.relativize(file).toString(), UnixFile.of(file).text());
			}
		}
		return modes;
	}

	@ParameterizedTest
	@EnumSource(Dialect.class)
	void aLibraryInUseIsClosedToAllButItsOwner(Dialect dialect) throws IOException {
		try (TestLibrary library = TestLibrary.create(this.folder, dialect);
				LibraryLock lock = LibraryLock.acquire(library.library(), "test")) {
			library.count("entry");
			Map<String, String> modes = modes(this.folder);
			modes.forEach((name, mode) -> assertThat(mode).as(name)
				.isEqualTo(Files.isDirectory(this.folder.resolve(name)) ? "0700" : "0600"));
			if (dialect == Dialect.SQLITE) {
				assertThat(modes).containsKeys("library.db", "library.db-wal", "library.db-shm", ".lock",
						"library.json");
			}
		}
	}

	@Test
	void anotherUserCanNeitherReadNorLockIt() throws IOException {
		OtherUser.require();
		try (TestLibrary library = TestLibrary.create(this.folder, Dialect.SQLITE)) {
			library.count("entry");
			try (LibraryLock lock = LibraryLock.acquire(library.library(), "test")) {
				for (String name : new String[] { "library.json", "library.db", "library.db-shm", ".lock", "" }) {
					assertThat(OtherUser.run("exec 3< \"$1\" && flock -s -n 3", this.folder.resolve(name))).as(name)
						.contains("ermission denied")
						.doesNotContain("exit 0");
				}
			}
			assertThat(OtherUser.run("exec 3< \"$1\"", this.folder.resolve(".lock"))).contains("ermission denied");
		}
	}

	@Test
	void aLibraryThatWasReadableByAllIsClosedWhenItIsOpened() throws IOException {
		LibraryFolder.create(this.folder, "a", "", Library.Database.EMBEDDED);
		Files.writeString(this.folder.resolve("library.db"), "");
		Files.writeString(this.folder.resolve("logs/driveyard.log"), "");
		OtherUser.runAsSelf("chmod -R u=rwX,go=rX \"$1\"", this.folder);
		assertThat(modes(this.folder)).containsEntry("", "0755").containsEntry("library.db", "0644");
		LibraryFolder.open(this.folder);
		assertThat(modes(this.folder)).containsEntry("", "0700")
			.containsEntry("logs", "0700")
			.containsEntry("sidecars", "0700")
			.containsEntry("library.db", "0600")
			.containsEntry("library.json", "0600")
			.containsEntry("logs/driveyard.log", "0600");
	}

	@Test
	void theFolderOfLibrariesIsClosedToo() throws IOException {
		Path home = Files.createDirectories(this.temp.toRealPath().resolve("data/driveyard"));
		Libraries libraries = new Libraries(home);
		OtherUser.runAsSelf("chmod 755 \"$1\"", home);
		libraries.protect();
		libraries.remember(this.folder);
		assertThat(modes(home)).containsEntry("", "0700").containsEntry("libraries.txt", "0600");
	}

	@Test
	void aListOfLibrariesThatIsALinkIsReplacedAndNotFollowed() throws IOException {
		Path home = Files.createDirectories(this.temp.toRealPath().resolve("data/driveyard"));
		Path victim = Files.writeString(this.temp.resolve("victim"), "/mine\n");
		Files.createSymbolicLink(home.resolve("libraries.txt"), victim);
		Libraries libraries = new Libraries(home);
		libraries.remember(this.folder);
		assertThat(victim).hasContent("/mine");
		assertThat(home.resolve("libraries.txt")).hasContent(this.folder.toString());
	}

	@Test
	void aSharedLibraryBelongsToItsGroupUntilItIsUnshared() throws IOException {
		OtherUser.require();
		String group = OtherUser.runAsSelf("getent group 65534 | cut -d: -f1").lines().findFirst().orElseThrow();
		LibraryAccess access = new LibraryAccess(group);
		Library made = LibraryFolder.create(this.folder, "a", "", Library.Database.EMBEDDED, access);
		try (TestLibrary library = TestLibrary.open(this.folder);
				LibraryLock lock = LibraryLock.acquire(library.library(), "test")) {
			library.count("entry");
			assertThat(library.library()).isEqualTo(made);
			assertThat(modes(this.folder)).containsEntry("", "2770")
				.containsEntry("logs", "2770")
				.containsEntry("library.json", "0640")
				.containsEntry(".lock", "0660")
				.containsEntry("library.db", "0660")
				.containsEntry("library.db-wal", "0660")
				.containsEntry("library.db-shm", "0660");
			assertThat(OtherUser.run("head -c 15 \"$1\"", this.folder.resolve("library.db"))).contains("SQLite format");
		}
		Library closed = LibrarySharing.change(LibraryFolder.open(this.folder), LibraryAccess.OWNER);
		assertThat(LibraryFolder.open(this.folder)).isEqualTo(closed);
		assertThat(closed.access()).isEqualTo(LibraryAccess.OWNER);
		assertThat(modes(this.folder)).containsEntry("", "0700").containsEntry("library.db", "0600");
		assertThat(OtherUser.run("cat \"$1\"", this.folder.resolve("library.json"))).contains("ermission denied");
		LibrarySharing.change(closed, access);
		assertThat(LibraryFolder.open(this.folder)).isEqualTo(made);
		assertThat(modes(this.folder)).containsEntry("", "2770").containsEntry("library.json", "0640");
	}

	@Test
	void aGroupThatIsNotThereIsNamed() {
		assertThatExceptionOfType(CatalogueException.class)
			.isThrownBy(() -> LibraryFolder.create(this.folder, "a", "", Library.Database.EMBEDDED,
					new LibraryAccess("no-such-group")))
			.withMessageContaining("no-such-group");
	}

	@Test
	void theModesAreRightWhateverTheUmask() throws IOException {
		for (String umask : new String[] { "000", "177" }) {
			Path made = this.folder.resolveSibling("u" + umask + ".driveyard");
			assertThat(OtherUser.runAsSelf(
					"umask " + umask + "; \"$1\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp \"$2\" \"$3\" \"$4\"",
					Path.of(System.getProperty("java.home"), "bin/java"), System.getProperty("java.class.path"),
					LibraryMaker.class.getName(), made))
				.isEqualTo("exit 0");
			modes(made).forEach((name, mode) -> assertThat(mode).as(umask + ": " + name)
				.isEqualTo(Files.isDirectory(made.resolve(name)) ? "0700" : "0600"));
			assertThat(made.resolve("library.db")).exists();
		}
	}

	@Test
	void aServersLibraryIsClosedToo() throws IOException {
		LibraryFolder.create(this.folder, "a", "", EmbeddedPostgres.newDatabase());
		assertThat(modes(this.folder)).containsEntry("", "0700").containsEntry("library.json", "0600");
	}

}
