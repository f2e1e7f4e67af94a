package dev.driveyard.storage.local;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.util.List;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Ability;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.WritableDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What a local directory makes and changes, by system calls and by what the JDK has.
 */
class LocalWritesTests {

	private Path root;

	@BeforeEach
	void enter(@TempDir Path folder) {
		this.root = folder;
	}

	private WritableDirectory open(boolean portable) throws IOException {
		return portable ? PortableDirectories.open(this.root) : new LocalBackend().open(LocalPaths.encode(this.root));
	}

	private static void fill(NewFile file, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		file.write(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip(), 0);
	}

	@Test
	void systemCallsCanBeMadeHere() throws IOException {
		assertThat(Linux.isAvailable()).isTrue();
		assertThat(Descriptors.areKnown()).isTrue();
		assertThat(new LocalBackend().abilities()).contains(Ability.WRITES_BY_HANDLE, Ability.EXTENDED_ATTRIBUTES);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aFileIsMadeForItsOwnerOnlyAndNeverTwice(boolean portable) throws IOException {
		try (WritableDirectory directory = open(portable)) {
			try (NewFile file = directory.createFile("new\nline")) {
				fill(file, "hello");
			}
			assertThat(this.root.resolve("new\nline")).hasContent("hello");
			assertThat(directory.stat("new\nline").stat().mode()).isEqualTo(0100600);
			assertThatExceptionOfType(FileAlreadyExistsException.class)
				.isThrownBy(() -> directory.createFile("new\nline"));
			Files.createSymbolicLink(this.root.resolve("dangling"), Path.of("elsewhere"));
			assertThatExceptionOfType(FileAlreadyExistsException.class)
				.isThrownBy(() -> directory.createFile("dangling"));
			assertThat(this.root.resolve("elsewhere")).doesNotExist();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whatIsNoNameOfAFileIsRefused(boolean portable) throws IOException {
		Files.createDirectory(this.root.resolve("sub"));
		try (WritableDirectory directory = open(portable)) {
			for (String name : List.of("", ".", "..", "sub/x", "/x")) {
				assertThatIOException().as(name).isThrownBy(() -> directory.createFile(name));
				assertThatIOException().as(name).isThrownBy(() -> directory.openSource(name));
				assertThatIOException().as(name).isThrownBy(() -> directory.createDirectory(name));
				assertThatIOException().as(name).isThrownBy(() -> directory.delete(name));
				assertThatIOException().as(name).isThrownBy(() -> directory.openDirectory(name));
			}
			assertThatIOException().isThrownBy(() -> directory.renameNew("sub", directory, "../sub"));
		}
		assertThat(this.root.resolve("sub")).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aFileIsFoundWithAllThatTheSystemSays(boolean portable) throws IOException {
		Files.writeString(this.root.resolve("file"), "hello");
		Files.createSymbolicLink(this.root.resolve("link"), Path.of("no/such\nplace"));
		Files.createDirectory(this.root.resolve("dir"));
		Shell.run(this.root, "touch -d 1969-12-31T23:59:58.123456789Z file; mkfifo pipe");
		try (WritableDirectory directory = open(portable)) {
			for (String name : List.of("file", "link", "dir", "pipe")) {
				assertThat(directory.find(name)).as(name).isEqualTo(directory.stat(name));
			}
			assertThat(directory.find("none")).isNull();
			try (SourceFile file = directory.openSource("file")) {
				assertThat(file.stat().stat()).isEqualTo(directory.stat("file").stat());
				assertThat(file.stat().device()).isEqualTo(directory.stat("file").device());
			}
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void linksAreNeverFollowed(boolean portable) throws IOException {
		Files.writeString(this.root.resolve("file"), "hello");
		Files.createSymbolicLink(this.root.resolve("link"), Path.of("file"));
		Files.createDirectory(this.root.resolve("dir"));
		Files.createSymbolicLink(this.root.resolve("to-dir"), Path.of("dir"));
		try (WritableDirectory directory = open(portable)) {
			assertThatIOException().isThrownBy(() -> directory.openSource("link"));
			assertThatIOException().isThrownBy(() -> directory.reopenFile("link"));
			assertThatIOException().isThrownBy(() -> directory.openDirectory("to-dir"));
			if (!portable) {
				directory.setModified("link", 5_000_000_000L);
				assertThat(directory.stat("link").stat().modified()).isEqualTo(5_000_000_000L);
			}
			assertThat(directory.stat("file").stat().modified()).isNotEqualTo(5_000_000_000L);
			directory.delete("link");
		}
		assertThat(this.root.resolve("file")).hasContent("hello");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void renamesReplaceOnlyWhereAsked(boolean portable) throws IOException {
		Files.writeString(this.root.resolve("a"), "a");
		Files.writeString(this.root.resolve("b"), "b");
		try (WritableDirectory directory = open(portable)) {
			assertThatExceptionOfType(FileAlreadyExistsException.class)
				.isThrownBy(() -> directory.renameNew("a", directory, "b"));
			assertThat(this.root.resolve("b")).hasContent("b");
			directory.renameNew("a", directory, "c");
			directory.rename("c", directory, "b");
			assertThatExceptionOfType(NoSuchFileException.class)
				.isThrownBy(() -> directory.renameNew("a", directory, "d"));
		}
		assertThat(this.root.resolve("b")).hasContent("a");
		assertThat(this.root.toFile().list()).containsExactly("b");
	}

	/** Where a rename takes two steps, what comes between them is not taken. */
	@Test
	void whatTakesTheNameOfARenamedFileMeanwhileStays() throws IOException {
		Files.writeString(this.root.resolve("a"), "old");
		Files.writeString(this.root.resolve("newer"), "new");
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(this.root)) {
			InvocationHandler meanwhile = (proxy, method, arguments) -> {
				if (Files.exists(this.root.resolve("b")) && Files.exists(this.root.resolve("newer"))) {
					Files.move(this.root.resolve("newer"), this.root.resolve("a"), StandardCopyOption.REPLACE_EXISTING);
				}
				return method.invoke(stream, arguments);
			};
			@SuppressWarnings("unchecked")
			DirectoryStream<Path> watched = (DirectoryStream<Path>) Proxy.newProxyInstance(getClass().getClassLoader(),
					new Class<?>[] { SecureDirectoryStream.class }, meanwhile);
			PortableWrites writes = new PortableWrites(this.root, watched);
			writes.renameNew("a", new LocalDirectory(this.root, stream, writes), "b");
		}
		assertThat(this.root.resolve("a")).hasContent("new");
		assertThat(this.root.resolve("b")).hasContent("old");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void directoriesAndLinksAreMade(boolean portable) throws IOException {
		try (WritableDirectory directory = open(portable)) {
			directory.createDirectory("dir");
			assertThat(directory.stat("dir").stat().mode()).isEqualTo(040700);
			directory.createSymbolicLink("link", "../no/such");
			directory.createSymbolicLink("absolute", "/no/such");
			assertThat(Files.readSymbolicLink(this.root.resolve("link"))).hasToString("../no/such");
			assertThat(Files.readSymbolicLink(this.root.resolve("absolute"))).hasToString("/no/such");
			directory.createFile("file").close();
			try (WritableDirectory inner = directory.openDirectory("dir")) {
				inner.createHardLink("other", directory, "file");
				assertThat(inner.stat("other").sameFile(directory.stat("file"))).isTrue();
				assertThat(inner.ancestry().get(0)).matches((self) -> self.stat().kind() == FileKind.DIRECTORY);
				assertThat(inner.ancestry().get(1).sameFile(directory.self())).isTrue();
				assertThat(inner.ancestry().get(inner.ancestry().size() - 1).stat().inode())
					.isEqualTo(new LocalBackend().stat("/").stat().inode());
			}
			directory.sync();
			assertThat(directory.space()).matches((space) -> space.free() > 0 && space.free() <= space.total())
				.matches((space) -> !space.readOnly() && space.longestName() == 255);
		}
	}

	@Test
	void whatWasClosedIsNotUsedAgain() throws IOException {
		WritableDirectory directory = open(false);
		NewFile file = directory.createFile("file");
		file.close();
		file.close();
		assertThatIOException().isThrownBy(() -> file.setLength(1));
		assertThatIOException().isThrownBy(() -> file.metadata().setMode(0));
		directory.close();
		assertThat(this.root.resolve("file")).isEmptyFile();
		assertThatIllegalStateException().isThrownBy(() -> directory.createFile("x"));
	}

	@Test
	void errorsOfTheSystemAreTold() throws IOException {
		try (WritableDirectory directory = open(false)) {
			assertThatIOException().isThrownBy(() -> directory.createFile("n".repeat(256)))
				.satisfies((ex) -> assertThat(SystemError.of(ex)).isEqualTo(SystemError.NAME_TOO_LONG));
			assertThatIOException().isThrownBy(() -> directory.createDirectory("zero\0"))
				.satisfies((ex) -> assertThat(SystemError.of(ex)).isEqualTo(SystemError.BAD_NAME));
			assertThat(SystemError.of(new IOException("No space left on device"))).isEqualTo(SystemError.NO_SPACE);
		}
	}

}
