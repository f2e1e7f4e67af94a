package dev.driveyard.provider.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.files.FileTimes;
import dev.driveyard.provider.LocalTree;
import dev.driveyard.storage.Ability;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.BackendContract;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.NotRegularFileException;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.StaleDirectoryException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link SftpBackend} keeps the contract, and shows what a server says.
 */
class SftpBackendTests extends BackendContract {

	private static TestServer server;

	private SftpBackend backend;

	private LocalTree tree;

	@BeforeAll
	static void start() throws IOException {
		server = new TestServer();
	}

	@AfterAll
	static void stop() throws IOException {
		server.close();
	}

	@BeforeEach
	void enter(@TempDir Path folder) throws IOException {
		this.tree = new LocalTree(Files.createDirectory(folder.toRealPath().resolve("base")));
		this.backend = server.backend(folder.toRealPath());
	}

	@AfterEach
	void leave() {
		this.backend.close();
	}

	@Override
	protected Backend volume() {
		return this.backend;
	}

	@Override
	protected String root() {
		return "/base";
	}

	@Override
	protected void putFile(String path, String content) throws IOException {
		this.tree.putFile(path, content);
	}

	@Override
	protected void putDirectory(String path) throws IOException {
		this.tree.putDirectory(path);
	}

	@Override
	protected void putLink(String path, String target) throws IOException {
		this.tree.putLink(path, target);
	}

	@Override
	protected void move(String from, String to) throws IOException {
		this.tree.move(from, to);
	}

	@Override
	protected void remove(String path) throws IOException {
		this.tree.remove(path);
	}

	@Test
	void itDeclaresWhatTheProtocolHas() {
		assertThat(this.backend.abilities()).isEqualTo(Set.of(Ability.SYMBOLIC_LINKS, Ability.UNIX_MODES));
	}

	@Test
	void aStatSaysWhatTheServerSays() throws IOException {
		putFile("file", "hello");
		Path file = this.tree.path("file");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
		Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-02-03T04:05:06.789Z")));
		FileAttributes stat = stat("file").stat();
		assertThat(stat.mode()).isEqualTo(0100751);
		assertThat(FileTimes.instant(stat.modified())).isEqualTo(Instant.parse("2001-02-03T04:05:06Z"));
		assertThat(stat.changed()).isEqualTo(stat.modified());
		assertThat(stat.owner()).isEqualTo(((Integer) Files.getAttribute(file, "unix:uid")).longValue());
	}

	@Test
	void aFileHasTheSameNumberEachTimeAndAnotherUnderAnotherName() throws IOException {
		putFile("a", "x");
		putFile("b", "x");
		long number = stat("a").stat().inode();
		assertThat(stat("a").stat().inode()).isEqualTo(number);
		assertThat(stat("b").stat().inode()).isNotEqualTo(number);
		move("a", "c");
		assertThat(stat("c").stat().inode()).isNotEqualTo(number);
	}

	@Test
	void aFileIsReadFromAnyPosition() throws IOException {
		byte[] content = new byte[5_000_000];
		new Random(7).nextBytes(content);
		Files.write(this.tree.path("large"), content);
		try (OpenDirectory root = this.backend.open("/base"); OpenFile file = root.open("large")) {
			assertThat(readAll(file, 1_000_000)).isEqualTo(content);
			ByteBuffer part = ByteBuffer.allocate(100_000);
			assertThat(file.read(part, 4_950_000)).isEqualTo(50_000);
			assertThat(part.flip()).isEqualTo(ByteBuffer.wrap(content, 4_950_000, 50_000));
			assertThat(file.read(ByteBuffer.allocate(10), 5_000_000)).isEqualTo(-1);
			assertThat(file.read(ByteBuffer.allocate(10), 6_000_000)).isEqualTo(-1);
			assertThat(file.read(ByteBuffer.allocate(0), 0)).isZero();
		}
	}

	static byte[] readAll(OpenFile file, int buffer) throws IOException {
		java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
		ByteBuffer part = ByteBuffer.allocate(buffer);
		while (file.read(part, all.size()) >= 0) {
			all.write(part.array(), 0, part.position());
			part.clear();
		}
		return all.toByteArray();
	}

	@Test
	void aLinkIsNeverReadThrough() throws IOException {
		putFile("dir/secret", "x");
		putLink("link", "dir/secret");
		putLink("folder", "dir");
		try (OpenDirectory root = this.backend.open("/base")) {
			assertThatExceptionOfType(NotRegularFileException.class).isThrownBy(() -> root.open("link"))
				.withMessageContaining("symbolic link");
			assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> root.openDirectory("folder"));
		}
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> stat("folder/secret"))
			.withMessageContaining("a symbolic link is on the way");
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> this.backend.open("/base/folder"));
	}

	@Test
	void aLinkThatTakesTheDirectorysPlaceMeanwhileIsNotReadThrough() throws IOException {
		putFile("dir/file", "x");
		putFile("away/file", "other");
		try (OpenDirectory dir = this.backend.open("/base/dir")) {
			remove("dir");
			putLink("dir", "away");
			assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> dir.open("file"));
			assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> dir.stat("file"));
			assertThatExceptionOfType(FileSystemException.class).isThrownBy(dir::self);
			assertThatExceptionOfType(StaleDirectoryException.class).isThrownBy(dir::list);
		}
	}

	@Test
	void aSpecialFileIsShownAndNeverOpened() throws Exception {
		Path pipe = this.tree.path("pipe");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		assertThat(child(list(""), "pipe").stat().kind()).isEqualTo(FileKind.SPECIAL);
		try (OpenDirectory root = this.backend.open("/base")) {
			assertThatExceptionOfType(NotRegularFileException.class).isThrownBy(() -> root.open("pipe"));
		}
	}

	@Test
	void onlyNamesNameChildren() throws IOException {
		putDirectory("dir");
		try (OpenDirectory dir = this.backend.open("/base/dir")) {
			for (String name : new String[] { "", ".", "..", "../dir", "a/b", "a\0b" }) {
				assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> dir.stat(name));
			}
			assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> dir.open("no"));
			assertThat(dir.find("no")).isNull();
		}
	}

	@Test
	void whatIsNoDirectoryIsNotOpenedAsOne() throws IOException {
		putFile("file", "x");
		assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> this.backend.open("/base/file"));
		assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> stat("file/below"));
	}

	@Test
	void theParentOfTheRootIsTheRoot() throws IOException {
		try (OpenDirectory root = this.backend.open("/"); OpenDirectory above = root.openParent()) {
			assertThat(above.path()).isEqualTo("/");
			assertThat(above.self().stat().kind()).isEqualTo(FileKind.DIRECTORY);
		}
	}

	@Test
	void aLargeDirectoryIsListedWhole() throws IOException {
		for (int i = 0; i < 1500; i++) {
			putFile("many/file-" + i, "");
		}
		Map<String, FileStat> found = list("many");
		assertThat(found).hasSize(1500).containsKeys("file-0", "file-1499");
	}

}
