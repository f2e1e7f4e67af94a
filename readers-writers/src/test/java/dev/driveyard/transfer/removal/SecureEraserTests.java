package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.MountTable;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.storage.writing.WritableDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link SecureEraser} leaves nothing of a file, and touches no other.
 */
class SecureEraserTests {

	private Path folder;

	private WritableDirectory directory;

	@BeforeEach
	void open(@TempDir Path temp) throws IOException {
		this.folder = temp.toRealPath();
		this.directory = new LocalBackend().open(LocalPaths.encode(this.folder));
	}

	@AfterEach
	void close() throws IOException {
		this.directory.close();
	}

	private static void nobody(long bytes) {
	}

	private FileStat file(String name, int size) throws IOException {
		Files.writeString(this.folder.resolve(name), "S".repeat(size));
		return this.directory.stat(name);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "1, 4096", "4096, 4096", "300000, 303104" })
	void everyByteIsOverwrittenInEveryPass(int size, long each) throws IOException {
		AtomicLong overwritten = new AtomicLong();
		FileStat file = file("file", size);
		assertThat(new SecureEraser(2, overwritten::addAndGet).remove(this.directory, file)).isTrue();
		assertThat(overwritten).hasValue(2 * each);
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void nothingOfTheOldBytesIsLeft() throws IOException {
		FileStat file = file("file", 300_000);
		try (FileChannel seen = FileChannel.open(this.folder.resolve("file"))) {
			byte[][] found = new byte[1][];
			new SecureEraser(1, (bytes) -> found[0] = read(this.folder.resolve("file"))).remove(this.directory, file);
			assertThat(found[0].length).isGreaterThanOrEqualTo(300_000);
			assertThat(new String(found[0], StandardCharsets.ISO_8859_1)).doesNotContain("SSSSSSSS");
			assertThat(distinct(found[0])).isEqualTo(256);
			assertThat(seen.size()).isZero();
		}
	}

	private static byte[] read(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static long distinct(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1).chars().distinct().count();
	}

	@Test
	void aFileWithOtherNamesIsLeftAloneUnlessAllowed() throws IOException {
		file("file", 10);
		Files.createLink(this.folder.resolve("other"), this.folder.resolve("file"));
		FileStat file = this.directory.stat("file");
		assertThatExceptionOfType(SharedFileException.class)
			.isThrownBy(() -> new SecureEraser(1, SecureEraserTests::nobody).remove(this.directory, file))
			.withMessageContaining("1 other name ");
		assertThat(this.folder.resolve("other")).hasContent("S".repeat(10));
		new SecureEraser(1, SecureEraserTests::nobody).remove(this.directory, file, 2);
		assertThat(this.folder.resolve("file")).doesNotExist();
		assertThat(this.folder.resolve("other")).isEmptyFile();
	}

	@Test
	void aLinkWasAddedAfterItWasSeen() throws IOException {
		FileStat seen = file("file", 10);
		Files.createLink(this.folder.resolve("other"), this.folder.resolve("file"));
		assertThatExceptionOfType(SharedFileException.class)
			.isThrownBy(() -> new SecureEraser(1, SecureEraserTests::nobody).remove(this.directory, seen));
		assertThat(this.folder.resolve("other")).hasContent("S".repeat(10));
	}

	@Test
	void anotherFileInItsPlaceIsLeftAlone() throws IOException {
		FileStat seen = file("file", 10);
		Files.move(this.folder.resolve("file"), this.folder.resolve("away"));
		file("file", 20);
		assertThatExceptionOfType(StaleDirectoryException.class)
			.isThrownBy(() -> new SecureEraser(1, SecureEraserTests::nobody).remove(this.directory, seen));
		assertThat(this.folder.resolve("file")).hasContent("S".repeat(20));
	}

	@Test
	void aLinkInItsPlaceIsNotFollowed() throws IOException {
		FileStat seen = file("file", 10);
		Files.move(this.folder.resolve("file"), this.folder.resolve("target"));
		Files.createSymbolicLink(this.folder.resolve("file"), Path.of("target"));
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> new SecureEraser(1, SecureEraserTests::nobody).remove(this.directory, seen));
		assertThat(this.folder.resolve("target")).hasContent("S".repeat(10));
	}

	@Test
	void linksAndPipesAreDeleted() throws IOException {
		file("target", 10);
		Shell.run(this.folder, "ln -s target link; mkfifo pipe");
		for (String name : List.of("link", "pipe")) {
			assertThat(new SecureEraser(1, SecureEraserTests::nobody).remove(this.directory, this.directory.stat(name)))
				.isTrue();
		}
		assertThat(this.folder.resolve("target")).hasContent("S".repeat(10));
		assertThat(this.directory.list().stats()).hasSize(1);
	}

	@Test
	void anErasureThatWasBrokenOffCanBeRepeated() throws IOException {
		FileStat file = file("file", 300_000);
		SecureEraser broken = new SecureEraser(1, (bytes) -> {
			throw new IllegalStateException("stop");
		});
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> broken.remove(this.directory, file));
		assertThat(new SecureEraser(1, SecureEraserTests::nobody).remove(this.directory, this.directory.stat("file")))
			.isTrue();
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void whatAKilledErasureLeftIsSwept() throws IOException {
		file(".erased-0011223344556677", 0);
		file(".erased-with-content", 5);
		file("file", 0);
		Files.createDirectory(this.folder.resolve(".erased-directory"));
		assertThat(SecureEraser.sweep(this.directory)).isEqualTo(1);
		assertThat(this.directory.list().stats()).extracting(FileStat::name)
			.containsExactlyInAnyOrder(".erased-with-content", "file", ".erased-directory");
	}

	@Test
	void itIsAWayToRemoveTrees() throws IOException {
		Files.createDirectories(this.folder.resolve("tree/sub"));
		file("tree/sub/file", 10);
		AtomicLong overwritten = new AtomicLong();
		RemovalOptions options = new RemovalOptions(new MountTable(List.of()),
				new SecureEraser(1, overwritten::addAndGet), 1, () -> false);
		new TreeRemover(new LocalBackend(), options).remove(LocalPaths.encode(this.folder) + "/tree", null,
				(removal) -> {
				});
		assertThat(overwritten).hasValue(4096);
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void thereIsAtLeastOnePass() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SecureEraser(0, SecureEraserTests::nobody));
	}

}
