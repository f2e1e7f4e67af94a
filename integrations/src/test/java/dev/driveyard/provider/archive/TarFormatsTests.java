package dev.driveyard.provider.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.files.FileTimes;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The formats of tar archives, as GNU tar writes them, and what it would never write.
 */
class TarFormatsTests {

	private Path folder;

	@BeforeEach
	void enter(@TempDir Path temp) throws IOException {
		this.folder = temp.toRealPath();
		Files.createDirectories(this.folder.resolve("tree"));
	}

	private void shell(String command) throws IOException {
		try {
			Process process = new ProcessBuilder("bash", "-c", command).directory(this.folder.toFile())
				.redirectErrorStream(true)
				.start();
			String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assumeTrue(process.waitFor() == 0, () -> command + ": " + said);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private ArchiveBackend open() {
		return ArchiveContract.open(ArchiveFormat.TAR, this.folder.resolve("a.tar"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "v7", "oldgnu", "gnu", "ustar", "posix" })
	void eachFormatIsRead(String format) throws IOException {
		shell("cd tree && mkdir -p dir/sub && echo hello > dir/sub/file && ln -s dir/sub link && mkfifo pipe 2>/dev/null;"
				+ " touch -d 2001-02-03T04:05:06.5Z dir/sub/file; chmod 640 dir/sub/file; ln dir/sub/file second; true");
		shell("tar --format=" + format + " -cf a.tar -C tree --exclude=pipe .");
		try (ArchiveBackend backend = open()) {
			assertThat(ArchiveContract.read(backend, "/dir/sub", "file")).asString().isEqualTo("hello\n");
			assertThat(ArchiveContract.read(backend, "/", "second")).asString().isEqualTo("hello\n");
			FileAttributes file = backend.stat("/dir/sub/file").stat();
			assertThat(file.mode()).isEqualTo(0100640);
			assertThat(FileTimes.instant(file.modified()))
				.hasToString(format.equals("posix") ? "2001-02-03T04:05:06.500Z" : "2001-02-03T04:05:06Z");
			assertThat(backend.stat("/link").stat().target()).isEqualTo("dir/sub");
			assertThat(backend.stat("/dir/sub").stat().kind()).isEqualTo(FileKind.DIRECTORY);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "gnu", "posix" })
	void longNamesAndNamesThatAreNoTextAreKept(String format) throws IOException {
		String name = "n".repeat(250);
		shell("cd tree && mkdir -p " + name + "/" + name + " && echo x > " + name + "/" + name + "/leaf" + " && ln -s "
				+ name + "/" + name + "/" + name + " link && printf y > $'caf\\xe9' && printf z > caf\u00e9");
		shell("tar --format=" + format + " -cf a.tar -C tree .");
		try (ArchiveBackend backend = open()) {
			assertThat(ArchiveContract.read(backend, "/" + name + "/" + name, "leaf")).asString().isEqualTo("x\n");
			assertThat(backend.stat("/link").stat().target()).isEqualTo(name + "/" + name + "/" + name);
			assertThat(ArchiveContract.read(backend, "/", "caf\uEFE9")).asString().isEqualTo("y");
			assertThat(ArchiveContract.read(backend, "/", "caf\u00e9")).asString().isEqualTo("z");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "--format=gnu", "--format=oldgnu", "--format=posix --sparse-version=0.0",
			"--format=posix --sparse-version=0.1", "--format=posix --sparse-version=1.0" })
	void sparseFilesAreReadWithTheirHoles(String options) throws IOException {
		byte[] expected = new byte[4_000_000];
		Random random = new Random(5);
		try (RandomAccessFile file = new RandomAccessFile(this.folder.resolve("tree/sparse").toFile(), "rw")) {
			file.setLength(expected.length);
			byte[] data = new byte[4096];
			for (int i = 0; i < 60; i++) {
				random.nextBytes(data);
				file.seek(i * 65536L);
				file.write(data);
				System.arraycopy(data, 0, expected, i * 65536, data.length);
			}
		}
		shell("echo after > tree/z");
		shell("tar " + options + " -S -cf a.tar -C tree sparse z");
		assertThat(Files.size(this.folder.resolve("a.tar"))).isLessThan(1_000_000);
		try (ArchiveBackend backend = open()) {
			assertThat(backend.stat("/sparse").stat().size()).isEqualTo(expected.length);
			assertThat(Arrays.equals(ArchiveContract.read(backend, "/", "sparse"), expected)).isTrue();
			assertThat(ArchiveContract.read(backend, "/", "z")).asString().isEqualTo("after\n");
		}
	}

	@Test
	void theLastOfAFilesVersionsCounts() throws IOException {
		shell("echo one > tree/f && tar -cf a.tar -C tree f && echo second > tree/f && tar -rf a.tar -C tree f");
		try (ArchiveBackend backend = open()) {
			assertThat(ArchiveContract.read(backend, "/", "f")).asString().isEqualTo("second\n");
			assertThat(backend.stat("/f").stat().size()).isEqualTo(7);
		}
	}

	@Test
	void whatLeadsOutOfItIsAnIssue() throws IOException {
		shell("echo x > tree/f && tar -cPf a.tar -C tree --transform 's,^f$,../../evil,' f"
				+ " && tar -rPf a.tar -C tree --transform 's,^f$,/etc/abs,' f && tar -rf a.tar -C tree f"
				+ " && tar -rf a.tar -C tree --transform 's,^f$,f/below,' f");
		try (ArchiveBackend backend = open()) {
			Children root = backend.list("/", backend.stat("/"));
			assertThat(root.stats()).extracting(FileStat::name).containsExactlyInAnyOrder("etc", "f");
			assertThat(root.failures()).extracting(Children.Failure::name)
				.containsExactlyInAnyOrder("..\\..\\evil", "f\\below");
			assertThat(root.failures()).allSatisfy((failure) -> assertThat(failure.cause().getMessage()).isNotBlank());
			assertThat(ArchiveContract.read(backend, "/etc", "abs")).asString().isEqualTo("x\n");
		}
	}

	@Test
	void aLinkToWhatIsNotThereIsAnIssue() throws IOException {
		shell("echo x > tree/f && ln tree/f tree/g && tar -cf a.tar -C tree f g && tar --delete -f a.tar f");
		try (ArchiveBackend backend = open()) {
			Children root = backend.list("/", backend.stat("/"));
			assertThat(root.stats()).isEmpty();
			assertThat(root.failures()).hasSize(1)
				.allSatisfy((failure) -> assertThat(failure.cause()).hasMessageContaining("another name of 'f'"));
		}
	}

	@Test
	void aPackedBombIsNotUnpacked() throws IOException {
		Path bomb = this.folder.resolve("bomb.tgz");
		try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb), 65536)) {
			byte[] header = new byte[512];
			System.arraycopy("zeros".getBytes(StandardCharsets.US_ASCII), 0, header, 0, 5);
			System.arraycopy("40000000000 ".getBytes(StandardCharsets.US_ASCII), 0, header, 124, 12); // 4
																										// GiB
			header[156] = '0';
			long sum = 8 * ' ';
			for (byte b : header) {
				sum += b & 0xFF;
			}
			System.arraycopy(String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII), 0, header, 148, 8);
			out.write(header);
			byte[] zeros = new byte[1 << 20];
			for (int i = 0; i < 1100; i++) {
				out.write(zeros);
			}
		}
		try (ArchiveBackend backend = ArchiveContract.open(ArchiveFormat.TGZ, bomb)) {
			assertThatIOException().isThrownBy(() -> backend.stat("/")).withMessageContaining("expansion");
		}
	}

}
