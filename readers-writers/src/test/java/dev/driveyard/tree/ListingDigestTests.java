package dev.driveyard.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Ability;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.MountedFileSystem;
import dev.driveyard.storage.OpenDirectory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link ListingDigest} of listings in memory.
 */
class ListingDigestTests {

	private static final FileStat FILE = file("name", 1, 1, 0);

	@Test
	void equalListingsHaveEqualDigestsOfOneForm() {
		ListingDigest digest = digest("disk");
		String first = digest.of(List.of(FILE, file("other", 1, 2, 0)));
		assertThat(first).matches("[0-9a-f]{32}");
		assertThat(digest.of(List.of(FILE, file("other", 1, 2, 0)))).isEqualTo(first);
		assertThat(digest("disk").of(List.of(FILE, file("other", 1, 2, 0)))).isEqualTo(first);
	}

	@Test
	void aStoredDigestStaysValid() {
		assertThat(digest("disk").of(List.of())).isEqualTo("862cffcd446cbd792b19861c449e4cfe");
	}

	@Test
	void anyChangeOfANameOrStatChangesTheDigest() {
		List<FileStat> others = new ArrayList<>(List.of(FILE, file("namf", 1, 1, 0), file("name", 2, 1, 0)));
		for (int field = 1; field <= 9; field++) {
			others.add(file("name", 1, 1, field));
		}
		Set<String> digests = new HashSet<>();
		others.forEach((stat) -> digests.add(digest("disk").of(List.of(stat))));
		digests.add(digest("disk").of(List.of()));
		digests.add(digest("disk").of(List.of(FILE, FILE)));
		digests.add(digest("other disk").of(List.of(FILE)));
		assertThat(digests).hasSize(others.size() + 3);
	}

	@Test
	void aNewDeviceNumberOfTheSameFileSystemChangesNothing() {
		assertThat(digest("disk").of(List.of(file("a", 1, 1, 0))))
			.isEqualTo(digest("disk").of(List.of(new FileStat("a", 99, file("a", 1, 1, 0).stat()))));
	}

	@Test
	void namesLargerThanTheBufferAllCount() {
		List<FileStat> many = new ArrayList<>();
		for (int i = 0; i < 500; i++) {
			many.add(file("\uEFFF".repeat(250) + i, 1, i, 0));
		}
		String before = digest("disk").of(many);
		many.set(250, file("\uEFFF".repeat(250) + "x", 1, 250, 0));
		assertThat(digest("disk").of(many)).isNotEqualTo(before);
		Collections.swap(many, 0, 1);
		assertThat(digest("disk").of(many)).isNotEqualTo(before);
	}

	/** A file whose stat differs from that of number 0 in one field. */
	private static FileStat file(String name, long size, long inode, int changed) {
		return new FileStat(name, 5,
				new FileAttributes((changed == 1) ? FileKind.LINK : FileKind.FILE, size, add(100, changed == 2),
						add(200, changed == 3), add(inode, changed == 4), (changed == 5) ? 1 : 0,
						add(300, changed == 6), add(400, changed == 7), add(1, changed == 8), target(changed)));
	}

	private static long add(long value, boolean changed) {
		return changed ? value + 1 : value;
	}

	private static @Nullable String target(int changed) {
		return (changed == 9) ? "target" : null;
	}

	private static ListingDigest digest(String fingerprint) {
		return new ListingDigest(new OneDevice(fingerprint), new UUID(1, 2));
	}

	/**
	 * A volume whose device numbers all mean one file system.
	 */
	private record OneDevice(String fingerprint) implements Backend {

		@Override
		public Set<Ability> abilities() {
			return Set.of();
		}

		@Override
		public FileStat stat(String path) throws IOException {
			throw new IOException(path);
		}

		@Override
		public Children list(String path, FileStat expected) throws IOException {
			throw new IOException(path);
		}

		@Override
		public OpenDirectory open(String path) throws IOException {
			throw new IOException(path);
		}

		@Override
		public MountedFileSystem fileSystem(long device) {
			return new MountedFileSystem(this.fingerprint, "/", "ext4", "x");
		}

	}

}
