package dev.driveyard.catalogue.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.OtherUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A library that others can change is not used, and nothing that it points to is touched.
 */
class FolderTrustTests {

	@TempDir
	private Path temp;

	/** The folder above the library's. */
	private Path way;

	private Path folder;

	private Path victim;

	private Library library;

	@BeforeEach
	void makeLibrary() throws IOException {
		Files.setPosixFilePermissions(this.temp, PosixFilePermissions.fromString("rwxr-xr-x"));
		Path real = this.temp.toRealPath();
		this.victim = Files.writeString(real.resolve("victim"), "of great value");
		this.way = Files.createDirectory(real.resolve("way"));
		OtherUser.runAsSelf("chmod 755 \"$1\"", this.way);
		this.folder = this.way.resolve("a.driveyard");
		this.library = LibraryFolder.create(this.folder, "a", "", Library.Database.EMBEDDED);
		for (String file : new String[] { ".lock", "library.db", "logs/driveyard.log" }) {
			this.library.access().createFile(this.folder.resolve(file));
		}
	}

	private void refused(String path, String... texts) {
		assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> LibraryFolder.open(this.folder))
			.withMessageContaining("others could have changed it")
			.withMessageContaining(path)
			.satisfies((refusal) -> assertThat(refusal.getMessage()).contains(texts));
		assertThat(this.victim).hasContent("of great value");
	}

	@ParameterizedTest
	@CsvSource({ "'', 0777", "'', 0733", ".lock, 0666", "library.db, 0646", "library.json, 0606", "logs, 0777",
			"logs/driveyard.log, 0666", "sidecars, 0702" })
	void whatOthersCanWriteIsRefusedWithTheRemedy(String name, String mode) throws IOException {
		Path file = this.folder.resolve(name);
		OtherUser.runAsSelf("chmod \"$1\" \"$2\"", mode, file);
		refused(file.toString(), "can be written by others (mode " + mode + ")", "chmod -R go-w '" + this.folder + "'");
		OtherUser.runAsSelf("chmod -R go-w \"$1\"", this.folder);
		assertThatCode(() -> LibraryFolder.open(this.folder)).doesNotThrowAnyException();
	}

	@Test
	void whatAGroupOfOthersCanWriteIsRefused() throws IOException {
		OtherUser.require();
		OtherUser.runAsSelf("chgrp 65534 \"$1\"; chmod 770 \"$1\"", this.folder);
		refused(this.folder.toString(), "can be written by others (mode 0770)");
	}

	@Test
	void aFolderThatDeclaresItselfSharedIsNotBelieved() throws IOException {
		OtherUser.require();
		String group = OtherUser.runAsSelf("getent group 65534 | cut -d: -f1").lines().findFirst().orElseThrow();
		OtherUser.runAsSelf("chgrp 65534 \"$1\"; chmod 775 \"$1\"", this.folder);
		Path file = this.folder.resolve("library.json");
		String text = Files.readString(file).replaceFirst("\\{", "{\"share\":\"" + group + "\",");
		assertThat(OtherUser.run("rm -f \"$1\"; printf %s \"$2\" > \"$1\"", file, text)).endsWith("exit 0");
		assertThat(Files.readString(file)).contains(group);
		refused(this.folder.toString(), "can be written by others (mode 0775)");
	}

	@Tag("root")
	@Test
	void whatBelongsToAnotherUserIsRefused() throws IOException {
		OtherUser.require();
		for (String name : new String[] { ".lock", "library.json", "library.db", "logs", "logs/driveyard.log", "" }) {
			Path file = this.folder.resolve(name);
			OtherUser.runAsSelf("chown 65534 \"$1\"", file);
			refused(file.toString(), "belongs to nobody", "chown -R root '" + this.folder + "'");
			OtherUser.runAsSelf("chown 0 \"$1\"", file);
		}
		assertThatCode(() -> LibraryFolder.open(this.folder)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { ".lock", "library.json", "library.db", "library.db-wal", "library.db-shm",
			"library.db-journal", "logs/driveyard.log", "logs/driveyard.1.log" })
	void aLinkInPlaceOfAFileIsRefused(String name) throws IOException {
		Path file = this.folder.resolve(name);
		Files.deleteIfExists(file);
		Files.createSymbolicLink(file, this.victim);
		refused(file.toString(), "symbolic link");
	}

	@ParameterizedTest
	@ValueSource(strings = { "logs", "reports", "sidecars" })
	void aLinkInPlaceOfAFolderIsRefused(String name) throws IOException {
		Path part = this.folder.resolve(name);
		OtherUser.runAsSelf("rm -r \"$1\"", part);
		Files.createSymbolicLink(part, Files.createDirectory(this.temp.resolve("elsewhere")));
		refused(part.toString(), "symbolic link");
		assertThat(this.temp.resolve("elsewhere")).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(strings = { ".lock", "library.db", "logs/driveyard.log" })
	void aSecondNameOfAnotherFileIsRefused(String name) throws IOException {
		Path file = this.folder.resolve(name);
		Files.deleteIfExists(file);
		Files.createLink(file, this.victim);
		refused(file.toString(), "has other names");
	}

	@Test
	void aPipeInPlaceOfAFileIsRefusedAndHoldsNothingUp() throws IOException {
		Path file = this.folder.resolve("library.json");
		Files.delete(file);
		OtherUser.runAsSelf("mkfifo \"$1\"", file);
		refused(file.toString(), "no regular file");
	}

	@Test
	void aLockThatBecameALinkIsNeitherTruncatedNorLocked() throws IOException {
		Path file = this.folder.resolve(".lock");
		for (boolean symbolic : new boolean[] { true, false }) {
			Files.delete(file);
			if (symbolic) {
				Files.createSymbolicLink(file, this.victim);
			}
			else {
				Files.createLink(file, this.victim);
			}
			assertThatExceptionOfType(CatalogueException.class)
				.isThrownBy(() -> LibraryLock.acquire(this.library, "test").close());
			assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> LibraryLock.release(this.library));
			assertThat(this.victim).hasContent("of great value");
		}
	}

	@Test
	void aFolderAboveThatOthersCanWriteIsRefusedUnlessItIsSticky() throws IOException {
		OtherUser.runAsSelf("chmod 777 \"$1\"", this.way);
		refused(this.way.toString(), "who can replace what is in it", "chmod go-w '" + this.way + "'");
		assertThatExceptionOfType(CatalogueException.class).isThrownBy(
				() -> LibraryFolder.create(this.way.resolve("b.driveyard"), "b", "", Library.Database.EMBEDDED));
		OtherUser.runAsSelf("chmod 1777 \"$1\"", this.way);
		assertThatCode(() -> LibraryFolder.open(this.folder)).doesNotThrowAnyException();
	}

	@Tag("root")
	@Test
	void aFolderAboveThatBelongsToAnotherUserIsRefused() throws IOException {
		OtherUser.require();
		OtherUser.runAsSelf("chown 65534 \"$1\"", this.way);
		refused(this.way.toString(), "belongs to nobody");
	}

	@Test
	void aLinkOnTheWayIsFollowedOnce() throws IOException {
		Path link = Files.createSymbolicLink(this.temp.resolve("link.driveyard"), this.folder);
		assertThat(LibraryFolder.open(link).folder()).isEqualTo(this.folder);
	}

}
