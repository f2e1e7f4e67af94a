package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.driveyard.storage.Backend;
import dev.driveyard.storage.NotRegularFileException;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.writing.WritableDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Whatever is put in the place of a folder or a file, {@link LocalOpening} opens neither
 * a link nor a pipe nor a device, on no kernel, with and without system calls.
 */
class LocalOpeningTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private Path root;

	@BeforeEach
	void enter(@TempDir Path temp) throws IOException {
		this.root = temp.toRealPath();
	}

	@AfterEach
	void walkAsBefore() {
		LinuxOpening.walk(true);
	}

	/** The ways that a directory can be opened in. */
	enum Way {

		BY_KERNEL, BY_NAME, BY_JDK;

		DirectoryStream<Path> open(Path path) throws IOException {
			LinuxOpening.walk(this == BY_KERNEL);
			return (this == BY_JDK) ? LocalOpening.portably(path) : LinuxOpening.directory(LocalPaths.encode(path));
		}

	}

	@ParameterizedTest
	@EnumSource
	void aDirectoryIsOpenedByItsPath(Way way) throws IOException {
		Path folder = Files.createDirectories(this.root.resolve("one/two"));
		Files.createFile(folder.resolve("file"));
		for (Path path : List.of(folder, Path.of("/"), this.root)) {
			try (DirectoryStream<Path> opened = way.open(path);
					WritableDirectory directory = new LocalDirectory(path, opened)) {
				assertThat(directory.self().sameFile(new LocalBackend().stat(LocalPaths.encode(path)))).isTrue();
				assertThat(directory.path()).isEqualTo(LocalPaths.encode(path));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void aLinkOnTheWayLeadsNowhere(Way way) throws IOException {
		Files.createDirectories(this.root.resolve("theirs/inner"));
		Files.createSymbolicLink(this.root.resolve("link"), this.root.resolve("theirs"));
		Files.createSymbolicLink(this.root.resolve("theirs/self"), Path.of("."));
		for (String path : List.of("link", "link/inner", "theirs/self/inner", "theirs/self/self")) {
			assertThatIOException().as(path).isThrownBy(() -> way.open(this.root.resolve(path)).close());
		}
		assertThatExceptionOfType(NotDirectoryException.class)
			.isThrownBy(() -> way.open(this.root.resolve("link")).close());
	}

	@ParameterizedTest
	@EnumSource
	void aPipeInPlaceOfADirectoryIsNotWaitedFor(Way way) {
		Shell.run(this.root, "mkfifo pipe");
		assertTimeoutPreemptively(SOON, () -> {
			for (String path : List.of("pipe", "pipe/inner")) {
				assertThatIOException().as(path).isThrownBy(() -> way.open(this.root.resolve(path)).close());
			}
		});
	}

	@ParameterizedTest
	@EnumSource
	void aDirectoryThatIsNotThereIsMissing(Way way) {
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> way.open(this.root.resolve("no/such")).close());
	}

	@ParameterizedTest
	@EnumSource
	void aPathThatIsLongerThanTheSystemTakesIsOpened(Way way) throws IOException {
		String name = "d".repeat(250);
		Shell.run(this.root, "for i in $(seq 30); do mkdir $1; cd -P ./$1 2>/dev/null || cd $1; done; touch file",
				name);
		Path deep = Path.of(this.root + ("/" + name).repeat(30));
		try (DirectoryStream<Path> opened = way.open(deep)) {
			assertThat(opened).hasSize(1);
		}
		LinuxOpening.walk(way == Way.BY_KERNEL);
		assertThat(new LocalBackend().stat(LocalPaths.encode(deep) + "/file").name()).isEqualTo("file");
		Shell.run(this.root, "rm -rf ./ddd*");
	}

	@ParameterizedTest
	@EnumSource
	void aDirectoryBelowOneThatMayOnlyBePassedIsOpened(Way way) throws IOException {
		Path inner = Files.createDirectories(this.root.resolve("closed/inner"));
		Shell.run(this.root, "chmod 0111 closed");
		try (DirectoryStream<Path> opened = way.open(inner)) {
			assertThat(opened).isEmpty();
		}
		Shell.run(this.root, "chmod 0755 closed");
	}

	@Test
	void theStatOfAPathIsNotThatOfAFileBehindALink() throws IOException {
		Files.createDirectory(this.root.resolve("theirs"));
		Files.writeString(this.root.resolve("theirs/file"), "x");
		Files.createSymbolicLink(this.root.resolve("link"), this.root.resolve("theirs"));
		Backend volume = new LocalBackend();
		assertThat(volume.stat(this.root + "/theirs/file").stat().size()).isEqualTo(1);
		assertThat(volume.stat(this.root + "/link").stat().target()).isEqualTo(this.root + "/theirs");
		assertThatIOException().isThrownBy(() -> volume.stat(this.root + "/link/file"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void onlyARegularFileIsOpenedAsOne(boolean bySystemCalls) throws IOException {
		Files.writeString(this.root.resolve("file"), "hello");
		Files.createDirectory(this.root.resolve("folder"));
		Files.createSymbolicLink(this.root.resolve("link"), Path.of("file"));
		Files.createSymbolicLink(this.root.resolve("device"), Path.of("/dev/zero"));
		Shell.run(this.root,
				"mkfifo pipe; python3 -c 'import socket; socket.socket(1).bind(\"socket\")' || mkfifo socket");
		assertTimeoutPreemptively(SOON, () -> {
			try (WritableDirectory directory = bySystemCalls ? new LocalBackend().open(LocalPaths.encode(this.root))
					: PortableDirectories.open(this.root)) {
				for (String name : List.of("folder", "link", "device", "pipe", "socket")) {
					assertThatExceptionOfType(NotRegularFileException.class).as(name)
						.isThrownBy(() -> directory.open(name).close())
						.withMessageContaining("not a regular file");
					assertThatExceptionOfType(NotRegularFileException.class).as(name)
						.isThrownBy(() -> directory.openSource(name).close());
				}
				assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> directory.open("none").close());
				assertThat(read(directory, ByteBuffer.allocate(9))).isEqualTo("hello");
				assertThat(read(directory, ByteBuffer.allocateDirect(9))).isEqualTo("hello");
			}
		});
	}

	private static String read(WritableDirectory directory, ByteBuffer target) throws IOException {
		try (OpenFile file = directory.open("file")) {
			assertThat(file.read(target, 0)).isEqualTo(5);
			assertThat(file.read(target, 5)).isEqualTo(-1);
			byte[] bytes = new byte[target.flip().remaining()];
			target.get(bytes);
			return new String(bytes, StandardCharsets.UTF_8);
		}
	}

}
