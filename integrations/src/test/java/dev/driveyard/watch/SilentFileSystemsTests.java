package dev.driveyard.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.storage.Ability;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.MountedFileSystem;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.tree.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link SilentFileSystems}, and what is said of a tree on one.
 */
class SilentFileSystemsTests {

	@ParameterizedTest
	@ValueSource(strings = { "nfs", "nfs4", "NFS4", "cifs", "smb3", "fuse", "fuse.sshfs", "fuse.rclone", "9p", "ceph" })
	void thoseThatOthersChangeAreSilent(String type) {
		assertThat(SilentFileSystems.contains(type)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "fuseblk", "vfat", "bcachefs", "" })
	void thoseOfThisMachineAreNot(String type) {
		assertThat(SilentFileSystems.contains(type)).isFalse();
	}

	@Test
	void aTreeOnOneSaysSo(@TempDir Path folder) throws Exception {
		Path root = folder.toRealPath();
		Files.createDirectories(root.resolve("a"));
		Location location = new Location(1, "u", "n", "d", LocalPaths.encode(root), 1, 1, 1,
				Json.write(Rules.DEFAULT.toMap()), 0, null);
		assertThat(new WatchedTree(new LocalBackend(), location).folders("")).containsExactly("a");
		WatchedTree remote = new WatchedTree(new RemoteBackend(), location);
		assertThatExceptionOfType(SilentPartException.class).isThrownBy(() -> remote.folders(""))
			.withMessageContaining("nfs4")
			.withMessageContaining("tells nothing");
	}

	/**
	 * The files of this machine, as if a server had them.
	 */
	private static final class RemoteBackend implements Backend {

		private final LocalBackend local = new LocalBackend();

		@Override
		public Set<Ability> abilities() {
			return this.local.abilities();
		}

		@Override
		public FileStat stat(String path) throws IOException {
			return this.local.stat(path);
		}

		@Override
		public Children list(String path, FileStat expected) throws IOException {
			return this.local.list(path, expected);
		}

		@Override
		public OpenDirectory open(String path) throws IOException {
			return this.local.open(path);
		}

		@Override
		public MountedFileSystem fileSystem(long device) {
			return new MountedFileSystem("f", "/", "nfs4", "server:/export");
		}

	}

}
