package dev.driveyard.transfer.reclaim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.storage.Placement;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.storage.local.TestMount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files share their bytes and nothing else, whoever writes to them meanwhile.
 */
class ReflinkTests {

	private static final int LARGE = (40 << 20) + 123;

	private final LocalBackend volume = new LocalBackend();

	@TempDir
	private Path temp;

	private Path file(Path root, String name, int size) throws IOException {
		byte[] bytes = new byte[size];
		new Random(1).nextBytes(bytes);
		return Files.write(root.resolve(name), bytes);
	}

	private HeldFile open(Path path) throws IOException {
		String encoded = LocalPaths.encode(path.toRealPath());
		FileAttributes stat = this.volume.stat(encoded).stat();
		return HeldFile.open(this.volume, encoded, new HeldFile.Version(stat.inode(), stat.size(), stat.modified()));
	}

	private void reflink(Path duplicate, Path kept, BooleanSupplier between) throws IOException {
		try (HeldFile one = open(duplicate); HeldFile other = open(kept)) {
			Replacement.reflink(one, other, between);
		}
	}

	private boolean isShared(Path one, Path other) throws IOException {
		try (HeldFile left = open(one); HeldFile right = open(other)) {
			Placement placement = left.placement();
			return placement.state() == Placement.State.SHARED && placement.isSameAs(right.placement());
		}
	}

	@Tag("mount")
	@ParameterizedTest
	@EnumSource(names = { "XFS", "BTRFS" })
	void allBytesAreSharedAndNothingElse(TestMount.Type type) throws IOException {
		try (TestMount disk = TestMount.of(this.temp, type)) {
			for (int size : new int[] { 4096, 5000, 1 << 20, LARGE }) {
				Path kept = file(disk.root(), "kept" + size, size);
				Path duplicate = file(disk.root(), "duplicate" + size, size);
				Shell.run(disk.root(), "chown 65534:65534 $1; chmod 4750 $1; ln $1 $1.too; touch -d @1000 $1",
						duplicate.getFileName().toString());
				FileAttributes before = this.volume.stat(LocalPaths.encode(duplicate)).stat();
				reflink(duplicate, kept, () -> false);
				assertThat(this.volume.stat(LocalPaths.encode(duplicate)).stat()).isEqualTo(before);
				assertThat(duplicate).hasSameBinaryContentAs(kept);
				assertThat(isShared(duplicate, kept)).as("%s bytes", size).isTrue();
			}
		}
	}

	@Tag("mount")
	@ParameterizedTest
	@EnumSource(names = { "XFS", "BTRFS" })
	void whatIsWrittenBetweenTwoStretchesStays(TestMount.Type type) throws IOException {
		try (TestMount disk = TestMount.of(this.temp, type)) {
			Path kept = file(disk.root(), "kept", LARGE);
			Path duplicate = file(disk.root(), "duplicate", LARGE);
			int[] asked = { 0 };
			assertThatExceptionOfType(ChangedFileException.class).isThrownBy(() -> reflink(duplicate, kept, () -> {
				if (++asked[0] == 2) {
					write(duplicate, 30 << 20);
				}
				return false;
			})).withMessageContaining("differs");
			assertThat(Files.mismatch(duplicate, kept)).isEqualTo(30 << 20);
			assertThat(Files.size(duplicate)).isEqualTo(LARGE);
		}
	}

	private static void write(Path file, long position) {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
			ByteBuffer one = ByteBuffer.allocate(1);
			channel.read(one, position);
			one.put(0, (byte) ~one.get(0)).rewind();
			channel.write(one, position);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Tag("mount")
	@ParameterizedTest
	@EnumSource(names = { "XFS", "BTRFS" })
	void aStopLeavesTheRestForLater(TestMount.Type type) throws IOException {
		try (TestMount disk = TestMount.of(this.temp, type)) {
			Path kept = file(disk.root(), "kept", LARGE);
			Path duplicate = file(disk.root(), "duplicate", LARGE);
			int[] asked = { 0 };
			assertThatExceptionOfType(HeldFile.StoppedException.class)
				.isThrownBy(() -> reflink(duplicate, kept, () -> ++asked[0] == 2));
			assertThat(isShared(duplicate, kept)).isFalse();
			reflink(duplicate, kept, () -> false);
			assertThat(isShared(duplicate, kept)).isTrue();
		}
	}

	/** As fast as it can, while both share their bytes again and again. */
	@Tag("mount")
	@ParameterizedTest
	@EnumSource(names = { "XFS", "BTRFS" })
	void nothingThatSomebodyWritesMeanwhileIsLost(TestMount.Type type) throws Exception {
		try (TestMount disk = TestMount.of(this.temp, type)) {
			Path kept = file(disk.root(), "kept", 1 << 20);
			Path duplicate = file(disk.root(), "duplicate", 1 << 20);
			byte[] written = Files.readAllBytes(duplicate);
			AtomicBoolean ended = new AtomicBoolean();
			CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> scribble(duplicate, written, ended));
			for (int i = 0; i < 200; i++) {
				try {
					reflink(duplicate, kept, () -> false);
				}
				catch (IOException ex) {
					// it was written to
				}
			}
			ended.set(true);
			writer.get();
			assertThat(duplicate).hasBinaryContent(written);
			byte[] first = new byte[1 << 20];
			new Random(1).nextBytes(first);
			assertThat(kept).hasBinaryContent(first);
		}
	}

	/** Changes a byte and changes it back, so that both are equal now and then. */
	private static void scribble(Path file, byte[] model, AtomicBoolean ended) {
		Random random = new Random(2);
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			while (!ended.get()) {
				int at = random.nextInt(model.length);
				for (int i = 0; i < 2; i++) {
					model[at] = (byte) ~model[at];
					channel.write(ByteBuffer.wrap(model, at, 1), at);
				}
			}
			model[77] = (byte) ~model[77];
			channel.write(ByteBuffer.wrap(model, 77, 1), 77);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void whereTheFileSystemCantNothingHappens() throws IOException {
		Path other = TestMount.inMemory();
		try {
			Path kept = file(other, "kept", 5000);
			Path duplicate = file(other, "duplicate", 5000);
			FileAttributes before = this.volume.stat(LocalPaths.encode(duplicate)).stat();
			assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> reflink(duplicate, kept, () -> false))
				.withMessageContaining("can't let files share their bytes");
			assertThat(this.volume.stat(LocalPaths.encode(duplicate)).stat()).isEqualTo(before);
			Path elsewhere = file(this.temp, "elsewhere", 5000);
			assertThatExceptionOfType(FileSystemException.class)
				.isThrownBy(() -> reflink(elsewhere, kept, () -> false));
			assertThat(elsewhere).hasSameBinaryContentAs(kept);
		}
		finally {
			Shell.run(other, "rm -f kept duplicate; rmdir ../\"$1\"", other.getFileName().toString());
		}
	}

}
