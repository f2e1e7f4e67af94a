package dev.driveyard.provider.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileTimes;
import dev.driveyard.provider.LocalTree;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.BackendContract;
import dev.driveyard.storage.NotRegularFileException;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.local.LocalBackend;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Archives of a format keep the contract. The folder that a test makes is packed anew
 * whenever it changed.
 */
abstract class ArchiveContract extends BackendContract {

	private final ArchiveFormat format;

	private Path folder;

	private LocalTree tree;

	private @Nullable ArchiveBackend backend;

	ArchiveContract(ArchiveFormat format) {
		this.format = format;
	}

	@BeforeEach
	void enter(@TempDir Path temp) throws IOException {
		this.folder = temp.toRealPath();
		Files.createDirectories(this.folder.resolve("tree/base"));
		this.tree = new LocalTree(this.folder.resolve("tree/base"));
	}

	@AfterEach
	void leave() throws IOException {
		changed();
	}

	private void changed() throws IOException {
		if (this.backend != null) {
			this.backend.close();
			this.backend = null;
		}
	}

	Path archive() {
		return this.folder.resolve("archive");
	}

	static ArchiveBackend open(ArchiveFormat format, Path archive) {
		return new ArchiveBackend(new LocalBackend(),
				new ArchiveSettings(format, archive.toString(), new Expansion(500)));
	}

	@Override
	protected Backend volume() {
		try {
			if (this.backend == null) {
				Packer.pack(this.format, this.folder.resolve("tree"), archive());
				this.backend = open(this.format, archive());
			}
			return this.backend;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	protected String root() {
		return "/base";
	}

	@Override
	protected void putFile(String path, String content) throws IOException {
		changed();
		this.tree.putFile(path, content);
	}

	@Override
	protected void putDirectory(String path) throws IOException {
		changed();
		this.tree.putDirectory(path);
	}

	@Override
	protected void putLink(String path, String target) throws IOException {
		changed();
		this.tree.putLink(path, target);
	}

	@Override
	protected void move(String from, String to) throws IOException {
		changed();
		this.tree.move(from, to);
	}

	@Override
	protected void remove(String path) throws IOException {
		changed();
		this.tree.remove(path);
	}

	static byte[] read(Backend backend, String folder, String name) throws IOException {
		try (OpenDirectory directory = backend.open(folder); OpenFile file = directory.open(name)) {
			java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
			ByteBuffer part = ByteBuffer.allocate(70_000);
			while (file.read(part, all.size()) >= 0) {
				all.write(part.array(), 0, part.position());
				part.clear();
			}
			return all.toByteArray();
		}
	}

	@Test
	void aFileIsReadFromAnyPosition() throws IOException {
		byte[] content = new byte[1_000_000];
		new Random(7).nextBytes(content);
		Files.write(this.tree.path("large"), content);
		putFile("small", "x");
		assertThat(read(volume(), "/base", "large")).isEqualTo(content);
		try (OpenDirectory base = volume().open("/base"); OpenFile file = base.open("large")) {
			for (int position : new int[] { 900_000, 10, 999_999, 500_000, 0 }) {
				ByteBuffer part = ByteBuffer.allocate(1000);
				int read = file.read(part, position);
				assertThat(part.flip()).isEqualTo(ByteBuffer.wrap(content, position, read));
				assertThat(read).isPositive();
			}
			assertThat(file.read(ByteBuffer.allocate(10), 1_000_000)).isEqualTo(-1);
			assertThat(file.read(ByteBuffer.allocate(10), 2_000_000)).isEqualTo(-1);
		}
	}

	@Test
	void modesAndTimesAreThoseOfTheEntries() throws IOException {
		putFile("file", "x");
		Path file = this.tree.path("file");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
		Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
		FileAttributes stat = stat("file").stat();
		assertThat(stat.mode()).isEqualTo(0100751);
		assertThat(FileTimes.instant(stat.modified())).isEqualTo(Instant.parse("2001-02-03T04:05:06Z"));
	}

	@Test
	void aLinkIsNeverReadThrough() throws IOException {
		putFile("dir/secret", "x");
		putLink("link", "dir/secret");
		putLink("folder", "dir");
		try (OpenDirectory base = volume().open("/base")) {
			assertThatExceptionOfType(NotRegularFileException.class).isThrownBy(() -> base.open("link"));
			assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> base.openDirectory("folder"));
			assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> base.open("none"));
		}
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> stat("folder/secret"));
	}

	@Test
	void anArchiveThatIsChangedWhileItIsOpenIsNotReadOn() throws IOException {
		putFile("file", "x");
		try (OpenDirectory base = volume().open("/base")) {
			Files.write(archive(), new byte[100], java.nio.file.StandardOpenOption.APPEND);
			assertThatIOException().isThrownBy(() -> base.open("file")).withMessageContaining("changed");
			assertThatIOException().isThrownBy(() -> stat("file")).withMessageContaining("changed");
		}
	}

	@Test
	void anArchiveThatIsCutOffIsNotReadAtAll() throws IOException {
		byte[] content = new byte[300_000];
		new Random(7).nextBytes(content);
		Files.write(this.tree.path("a"), content);
		Files.write(this.tree.path("b"), content);
		volume();
		byte[] whole = Files.readAllBytes(archive());
		for (double part : new double[] { 0, 0.001, 0.3, 0.5, 0.97 }) {
			Path cut = archive().resolveSibling("cut" + part);
			Files.write(cut, java.util.Arrays.copyOf(whole, (int) (whole.length * part)));
			try (ArchiveBackend opened = open(this.format, cut)) {
				assertThatIOException().as("%s of it", part).isThrownBy(() -> opened.stat("/"));
			}
		}
	}

	@Test
	void anythingElseIsNoArchive() throws IOException {
		byte[] noise = new byte[10_000];
		for (int seed = 0; seed < 200; seed++) {
			new Random(seed).nextBytes(noise);
			Path file = archive().resolveSibling("noise");
			Files.write(file, noise);
			try (ArchiveBackend opened = open(this.format, file)) {
				assertThatIOException().isThrownBy(() -> opened.stat("/"));
			}
		}
	}

	@Test
	void damageIsSeen() throws IOException {
		byte[] content = new byte[20_000];
		new Random(7).nextBytes(content);
		Files.write(this.tree.path("a"), content);
		Files.write(this.tree.path("dir/b"), content);
		volume();
		byte[] whole = Files.readAllBytes(archive());
		Random random = new Random(3);
		for (int i = 0; i < 300; i++) {
			byte[] damaged = whole.clone();
			damaged[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
			Path file = archive().resolveSibling("damaged");
			Files.write(file, damaged);
			try (ArchiveBackend opened = open(this.format, file)) {
				byte[] read = read(opened, "/base", "a");
				if (this.format != ArchiveFormat.TAR) { // which has no checksums of
														// contents
					assertThat(read).isEqualTo(content);
				}
			}
			catch (IOException ex) {
				assertThat(ex).hasMessageNotContaining("java.");
			}
		}
	}

	@Test
	void whatIsPutInItsPlaceIsAnotherArchive() throws IOException {
		putFile("file", "x");
		String first = volume().fileSystem(ArchiveBackend.DEVICE).fingerprint();
		assertThat(volume().fileSystem(ArchiveBackend.DEVICE).fingerprint()).isEqualTo(first);
		changed();
		Files.setLastModifiedTime(this.folder.resolve("tree/base"), FileTime.from(Instant.EPOCH));
		assertThat(volume().fileSystem(ArchiveBackend.DEVICE).fingerprint()).isNotEqualTo(first);
	}

}
