package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.OtherFileSystemException;
import dev.driveyard.storage.writing.WritableDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * What {@link LocalDirectory} changes, it changes in the directory that it opened.
 */
class LocalDirectoryTests {

	private Path root;

	private WritableDirectory directory;

	@BeforeEach
	void enter(@TempDir Path temp) throws IOException {
		this.root = Files.createDirectory(temp.resolve("root"));
		this.directory = open(this.root);
	}

	@AfterEach
	void close() throws IOException {
		this.directory.close();
	}

	private static WritableDirectory open(Path path) throws IOException {
		return new LocalBackend().open(LocalPaths.encode(path));
	}

	@Test
	void childrenAreListedAsOftenAsAsked() throws IOException {
		Files.createDirectory(this.root.resolve("dir"));
		Files.writeString(this.root.resolve("file"), "12345");
		Shell.run(this.root, "printf 'a\\377b' | xargs -0 touch");
		for (int i = 0; i < 2; i++) {
			assertThat(this.directory.list().stats()).extracting(FileStat::name)
				.containsExactlyInAnyOrder("dir", "file", "a\uEFFFb");
		}
		assertThat(this.directory.list().stats()).contains(this.directory.stat("file"));
	}

	@Test
	void aDirectoryThatMovedIsStillTheOneThatIsChanged(@TempDir Path other) throws IOException {
		Files.writeString(this.root.resolve("file"), "ours");
		Path moved = Files.move(this.root, other.resolve("moved"));
		Path bait = Files.createDirectory(other.resolve("bait"));
		Files.writeString(bait.resolve("file"), "theirs");
		Files.createSymbolicLink(this.root, bait);
		assertThat(this.directory.delete("file")).isTrue();
		assertThat(moved).isEmptyDirectory();
		assertThat(bait.resolve("file")).hasContent("theirs");
		Files.delete(this.root);
	}

	@Test
	void aLinkIsNotOpenedAsDirectory(@TempDir Path other) throws IOException {
		Files.createSymbolicLink(this.root.resolve("link"), other);
		assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> this.directory.openDirectory("link"));
		assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> this.directory.removeDirectory("link"));
		assertThat(this.directory.delete("link")).isTrue();
		assertThat(other).exists();
	}

	@Test
	void aDirectoryInItLeadsBackToIt() throws IOException {
		Files.createDirectories(this.root.resolve("one/two"));
		try (WritableDirectory one = this.directory.openDirectory("one");
				WritableDirectory two = one.openDirectory("two");
				WritableDirectory back = two.openParent()) {
			assertThat(back.self().sameFile(one.self())).isTrue();
			assertThat(two.self().sameFile(one.self())).isFalse();
			List<String> names = new ArrayList<>();
			back.eachName(names::add);
			assertThat(names).containsExactly("two");
		}
	}

	@Test
	void whatIsGoneCanBeDeletedAgain() throws IOException {
		Files.writeString(this.root.resolve("file"), "x");
		Files.createDirectory(this.root.resolve("dir"));
		Shell.run(this.root, "mkfifo pipe");
		assertThat(this.directory.delete("file")).isTrue();
		assertThat(this.directory.delete("file")).isFalse();
		assertThat(this.directory.delete("pipe")).isTrue();
		assertThat(this.directory.removeDirectory("dir")).isTrue();
		assertThat(this.directory.removeDirectory("dir")).isFalse();
		assertThat(this.root).isEmptyDirectory();
	}

	@Test
	void neitherAFullDirectoryNorADirectoryAsFileIsDeleted() throws IOException {
		Files.createDirectories(this.root.resolve("dir/inner"));
		assertThatExceptionOfType(DirectoryNotEmptyException.class)
			.isThrownBy(() -> this.directory.removeDirectory("dir"))
			.withMessage("dir");
		assertThatIOException().isThrownBy(() -> this.directory.delete("dir"));
		assertThat(this.root.resolve("dir/inner")).exists();
	}

	@Test
	void aChildIsRenamedIntoAnotherDirectory() throws IOException {
		Shell.run(this.root, "mkdir target; printf 'a\\377b' | xargs -0 touch");
		try (WritableDirectory target = this.directory.openDirectory("target")) {
			FileStat before = this.directory.stat("a\uEFFFb");
			this.directory.rename("a\uEFFFb", target, "\uEF80");
			assertThat(target.stat("\uEF80").sameFile(before)).isTrue();
			assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.directory.stat("a\uEFFFb"));
			assertThatExceptionOfType(NoSuchFileException.class)
				.isThrownBy(() -> this.directory.rename("a\uEFFFb", target, "x"));
		}
	}

	@Test
	void anotherFileSystemIsSaidToBeOne() throws IOException {
		Files.writeString(this.root.resolve("file"), "x");
		try (WritableDirectory proc = open(Path.of("/proc/self").toRealPath())) {
			assertThatExceptionOfType(OtherFileSystemException.class)
				.isThrownBy(() -> this.directory.rename("file", proc, "file"));
		}
		assertThat(this.root.resolve("file")).hasContent("x");
	}

	@Test
	void aFileIsMadeOnceAndForItsOwnerAlone() throws IOException {
		try (NewFile file = this.directory.createFile("new")) {
			file.write(StandardCharsets.UTF_8.encode("hello"), 0);
		}
		assertThat(this.root.resolve("new")).hasContent("hello");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.root.resolve("new"))))
			.isEqualTo("rw-------");
		assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> this.directory.createFile("new"));
	}

	@Test
	void aDanglingLinkIsNeitherMadeNorOverwritten(@TempDir Path other) throws IOException {
		Files.createSymbolicLink(this.root.resolve("link"), other.resolve("target"));
		assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> this.directory.createFile("link"));
		assertThatIOException().isThrownBy(() -> this.directory.openToOverwrite("link"));
		assertThat(other).isEmptyDirectory();
	}

	@Test
	void aDirectoryIsMadeOrTaken(@TempDir Path other) throws IOException {
		for (int i = 0; i < 2; i++) {
			LocalFiles.openOrCreateDirectory(this.directory, "dir").close();
		}
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.root.resolve("dir"))))
			.isEqualTo("rwx------");
		Files.createSymbolicLink(this.root.resolve("link"), other);
		assertThatIOException().isThrownBy(() -> LocalFiles.openOrCreateDirectory(this.directory, "link"));
	}

	/** A service may have mounts of its own, of folders that a shell sees as they are. */
	@Test
	void aPathHasOnePlaceInItsFileSystemThroughWhateverMount() {
		MountTable table = MountTable.parse("""
				20 1 8:1 / / rw - ext4 /dev/root rw
				36 20 8:1 /srv /srv rw - ext4 /dev/root rw
				37 20 8:1 /data/photos /mnt/photos rw - ext4 /dev/root rw
				""".getBytes(UTF_8));
		assertThat(List.of("/home/x", "/srv/a/b", "/srv", "/mnt/photos/a", "/mnt/photos"))
			.extracting((path) -> table.mountOf(path).within(path))
			.containsExactly("/home/x", "/srv/a/b", "/srv", "/data/photos/a", "/data/photos");
	}

	@Test
	void theTableOfMountsIsReadByteByByte() {
		MountTable table = MountTable.parse("""
				20 1 8:1 / / rw - ext4 /dev/root rw
				36 35 98:0 / /my\\040disk rw shared:1 master:2 - xfs /dev/a\\134b rw
				37 35 98:1 / /my\\040disk/in\\303\\050 rw - tmpfs tmpfs rw
				broken
				""".getBytes(UTF_8));
		assertThat(table.mountOf("/home/x").fileSystem()).isEqualTo("ext4");
		assertThat(table.mountOf("/my disk")).isEqualTo(new MountTable.Mount("/my disk", "98:0", "xfs", "/dev/a\\b"));
		assertThat(table.mountOf("/my disk2").point()).isEqualTo("/");
		assertThat(table.mountOf("/my disk/in\uEFC3(/x").fileSystem()).isEqualTo("tmpfs");
		assertThat(table.isMountPoint("/my disk")).isTrue();
		assertThat(table.mountBelow("/my disk")).isEqualTo("/my disk/in\uEFC3(");
		assertThat(table.mountBelow("/my")).isNull();
		assertThat(table.mountBelow("/")).isEqualTo("/my disk");
		assertThat(table.all()).hasSize(3);
	}

	@Test
	void theSystemsOwnTableHasProc() throws IOException {
		assertThat(MountTable.ofSystem().mountOf("/proc/self").fileSystem()).isEqualTo("proc");
	}

}
