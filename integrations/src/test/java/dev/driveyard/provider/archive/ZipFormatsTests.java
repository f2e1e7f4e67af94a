package dev.driveyard.provider.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Zip archives as several programs write them, and as nobody should.
 */
class ZipFormatsTests {

	private Path archive;

	@BeforeEach
	void enter(@TempDir Path temp) throws IOException {
		this.archive = temp.toRealPath().resolve("a.zip");
	}

	private ArchiveBackend open() {
		return ArchiveContract.open(ArchiveFormat.ZIP, this.archive);
	}

	private void zip(Map<String, String> contents) throws IOException {
		try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(this.archive)) {
			for (Map.Entry<String, String> content : contents.entrySet()) {
				out.putArchiveEntry(new ZipArchiveEntry(content.getKey()));
				out.write(content.getValue().getBytes(StandardCharsets.UTF_8));
				out.closeArchiveEntry();
			}
		}
	}

	@Test
	void whatTheJdkWritesIsRead() throws IOException {
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(this.archive))) {
			out.putNextEntry(new ZipEntry("dir/ü"));
			out.write("hello".getBytes(StandardCharsets.UTF_8));
		}
		try (ArchiveBackend backend = open()) {
			assertThat(ArchiveContract.read(backend, "/dir", "ü")).asString().isEqualTo("hello");
			assertThat(backend.stat("/dir").stat().kind()).isEqualTo(FileKind.DIRECTORY);
			assertThat(backend.stat("/dir/ü").stat().mode()).isEqualTo(0100644);
		}
	}

	@Test
	void namesThatAreNoTextAreKept() throws IOException {
		try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(this.archive)) {
			out.setEncoding("ISO-8859-1");
			out.setUseLanguageEncodingFlag(false);
			out.putArchiveEntry(new ZipArchiveEntry("caf\u00e9"));
			out.write('x');
			out.closeArchiveEntry();
		}
		try (ArchiveBackend backend = open()) {
			assertThat(ArchiveContract.read(backend, "/", "caf\uEFE9")).asString().isEqualTo("x");
		}
	}

	@Test
	void whatLeadsOutOfItIsAnIssue() throws IOException {
		zip(Map.of("../../evil", "x", "/etc/abs", "y", "f", "z", "a/../../b", "x"));
		try (ArchiveBackend backend = open()) {
			Children root = backend.list("/", backend.stat("/"));
			assertThat(root.stats()).extracting(FileStat::name).containsExactlyInAnyOrder("etc", "f");
			assertThat(root.failures()).extracting(Children.Failure::name)
				.containsExactlyInAnyOrder("..\\..\\evil", "a\\..\\..\\b");
			assertThat(ArchiveContract.read(backend, "/etc", "abs")).asString().isEqualTo("y");
		}
	}

	@Test
	void ofTwoEntriesOfOneNameNoneIsBelieved() throws IOException {
		try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(this.archive)) {
			for (String content : new String[] { "one", "two", "three" }) {
				out.putArchiveEntry(new ZipArchiveEntry("same"));
				out.write(content.getBytes(StandardCharsets.UTF_8));
				out.closeArchiveEntry();
			}
		}
		try (ArchiveBackend backend = open()) {
			Children root = backend.list("/", backend.stat("/"));
			assertThat(root.stats()).isEmpty();
			assertThat(root.failures()).hasSize(1)
				.allSatisfy((failure) -> assertThat(failure.cause()).hasMessageContaining("more than one"));
		}
	}

	/** The central header of the only entry. */
	private ByteBuffer central(byte[] zip) {
		for (int i = zip.length - 4; i >= 0; i--) {
			if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
				return ByteBuffer.wrap(zip, i, zip.length - i).slice().order(ByteOrder.LITTLE_ENDIAN);
			}
		}
		throw new IllegalStateException();
	}

	@Test
	void anEncryptedEntryIsShownAndNotRead() throws IOException {
		zip(Map.of("secret", "x"));
		byte[] bytes = Files.readAllBytes(this.archive);
		ByteBuffer header = central(bytes);
		header.putShort(8, (short) (header.getShort(8) | 1));
		Files.write(this.archive, bytes);
		try (ArchiveBackend backend = open()) {
			assertThat(backend.stat("/secret").stat().kind()).isEqualTo(FileKind.FILE);
			assertThatIOException().isThrownBy(() -> ArchiveContract.read(backend, "/", "secret"))
				.withMessageContaining("encrypted");
		}
	}

	@Test
	void anEntryThatIsLargerOrSmallerThanItSaysIsNotRead() throws IOException {
		for (int change : new int[] { -1, 1 }) {
			zip(Map.of("file", "some text some text some text"));
			byte[] bytes = Files.readAllBytes(this.archive);
			ByteBuffer header = central(bytes);
			header.putInt(24, header.getInt(24) + change);
			Files.write(this.archive, bytes);
			try (ArchiveBackend backend = open()) {
				assertThatIOException().isThrownBy(() -> ArchiveContract.read(backend, "/", "file"));
			}
		}
	}

	@Test
	void anEntryWithAnotherChecksumIsNotRead() throws IOException {
		zip(Map.of("file", "some text"));
		byte[] bytes = Files.readAllBytes(this.archive);
		ByteBuffer header = central(bytes);
		header.putInt(16, header.getInt(16) + 1);
		Files.write(this.archive, bytes);
		try (ArchiveBackend backend = open()) {
			assertThatIOException().isThrownBy(() -> ArchiveContract.read(backend, "/", "file"))
				.withMessageContaining("checksum");
		}
	}

	@Test
	void anEntryThatWouldBecomeHugeIsNotRead() throws IOException {
		zip(Map.of("file", "some text"));
		byte[] bytes = Files.readAllBytes(this.archive);
		central(bytes).putInt(24, Integer.MAX_VALUE);
		Files.write(this.archive, bytes);
		try (ArchiveBackend backend = open()) {
			assertThatIOException().isThrownBy(() -> ArchiveContract.read(backend, "/", "file"))
				.withMessageContaining("expansion");
		}
	}

	@Test
	void entriesThatShareTheirBytesAreIssues() throws IOException {
		try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(this.archive)) {
			for (String name : new String[] { "a", "b" }) {
				out.putArchiveEntry(new ZipArchiveEntry(name));
				out.write("content".getBytes(StandardCharsets.UTF_8));
				out.closeArchiveEntry();
			}
		}
		byte[] bytes = Files.readAllBytes(this.archive);
		central(bytes).putInt(42, 0); // the second entry's bytes are the first's
		Files.write(this.archive, bytes);
		try (ArchiveBackend backend = open()) {
			Children root = backend.list("/", backend.stat("/"));
			assertThat(root.stats()).isEmpty();
			assertThat(root.failures()).hasSize(2);
		}
	}

	@Test
	void aFileThatTakesItsOwnPlaceIsAnIssue() throws IOException {
		try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(this.archive)) {
			ZipArchiveEntry link = new ZipArchiveEntry("link");
			link.setUnixMode(0120777);
			out.putArchiveEntry(link);
			out.write("/etc".getBytes(StandardCharsets.UTF_8));
			out.closeArchiveEntry();
			out.putArchiveEntry(new ZipArchiveEntry("link/passwd"));
			out.write('x');
			out.closeArchiveEntry();
		}
		try (ArchiveBackend backend = open()) {
			Children root = backend.list("/", backend.stat("/"));
			assertThat(root.stats()).extracting((file) -> file.stat().target()).containsExactly("/etc");
			assertThat(root.failures()).extracting(Children.Failure::name).containsExactly("link\\passwd");
		}
	}

}
