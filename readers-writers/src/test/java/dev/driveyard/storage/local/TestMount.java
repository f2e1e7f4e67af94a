package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.driveyard.testing.MemoryTempDirFactory;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A file system that is made for a test and is gone when closed. Only the super-user can
 * mount, and not everywhere: tests that do are tagged {@code mount}, run in the profile
 * {@code thorough}, and are skipped where it is not allowed or a tool is missing.
 */
public final class TestMount implements AutoCloseable {

	/**
	 * A kind of file system, and what makes one.
	 */
	public enum Type {

		/** In memory. */
		TMPFS("mount", "mount -t tmpfs -o size=$1 tmpfs mnt"),

		/** Keeps times to the second, from 1901 to 2038, as all with small inodes do. */
		EXT4_SMALL_INODES("mkfs.ext4",
				"truncate -s $1 disk; mkfs.ext4 -q -F -I 128 -N 20000 disk; losetup -f --show disk >loop;"
						+ " mount $(cat loop) mnt; rmdir mnt/lost+found"),

		/** Shares bytes between files. */
		XFS("mkfs.xfs", "truncate -s $1 disk; mkfs.xfs -q disk; mount -o loop disk mnt"),

		/** Shares bytes between files. */
		BTRFS("mkfs.btrfs", "truncate -s $1 disk; mkfs.btrfs -q disk; mount -o loop disk mnt"),

		/** By FUSE: no links, no owners, no rename that replaces nothing. */
		EXFAT("mount.exfat-fuse",
				"truncate -s $1 disk; mkfs.exfat disk >/dev/null; loop=$(losetup -f --show disk);"
						+ " mount.exfat-fuse $loop mnt >/dev/null; losetup -d $loop"),

		/** By FUSE: the names of a folder are the same in capitals and small letters. */
		NTFS_IGNORING_CASE("lowntfs-3g",
				"truncate -s $1 disk; mkfs.ntfs -q -F -f disk >/dev/null 2>&1; lowntfs-3g -o ignore_case disk mnt"),

		/** The folder {@code bound} once more, by the kernel: the same device. */
		BIND("mount", "mkdir -p bound; mount --bind bound mnt"),

		/** The folder {@code bound} once more, by FUSE: another device. */
		BINDFS("bindfs", "mkdir -p bound; bindfs bound mnt");

		private final String tool;

		private final String line;

		Type(String tool, String line) {
			this.tool = tool;
			this.line = line;
		}

	}

	private static final List<String> PLACES = List.of("/usr/sbin", "/sbin", "/usr/bin", "/bin");

	private final Path folder;

	private boolean mounted;

	private TestMount(Path folder) {
		this.folder = folder;
	}

	/**
	 * Mounts one.
	 * @param folder an empty one, which holds all that it needs
	 * @param size as {@code truncate} reads it
	 */
	public static TestMount of(Path folder, Type type, String size) throws IOException {
		assumeTrue("root".equals(System.getProperty("user.name")), "only the super-user can mount");
		assumeTrue(PLACES.stream().anyMatch((place) -> Files.isExecutable(Path.of(place, type.tool))),
				type.tool + " is not installed");
		Files.createDirectories(folder.resolve("mnt"));
		TestMount mount = new TestMount(folder);
		Shell.run(folder, "export PATH=$PATH:/usr/sbin:/sbin; " + type.line, size);
		mount.mounted = true;
		return mount;
	}

	/**
	 * One of 400 MB.
	 */
	public static TestMount of(Path folder, Type type) throws IOException {
		return of(folder, type, "400M");
	}

	/**
	 * A folder on another file system than one is on; for the caller to delete. Needs no
	 * privilege.
	 */
	public static Path otherFileSystem(Path than) throws IOException {
		for (Path parent : List.of(MemoryTempDirFactory.MEMORY, Path.of(System.getProperty("java.io.tmpdir")))) {
			if (Files.isWritable(parent)
					&& !Files.getAttribute(parent, "unix:dev").equals(Files.getAttribute(than, "unix:dev"))) {
				return Files.createTempDirectory(parent, "driveyard-test");
			}
		}
		return abort("There is no second file system at " + MemoryTempDirFactory.MEMORY);
	}

	/**
	 * A folder on a file system in memory; for the caller to delete. Needs no privilege.
	 */
	public static Path inMemory() throws IOException {
		assumeTrue(Files.isWritable(MemoryTempDirFactory.MEMORY), MemoryTempDirFactory.MEMORY + " can't be written to");
		return Files.createTempDirectory(MemoryTempDirFactory.MEMORY, "driveyard-test");
	}

	/**
	 * Its root.
	 */
	public Path root() {
		return this.folder.resolve("mnt");
	}

	/**
	 * For {@link Type#BIND} and {@link Type#BINDFS}: the folder that is seen twice.
	 */
	public Path bound() {
		return this.folder.resolve("bound");
	}

	/** Mounts it anew with other options, such as {@code ro}. */
	public void remount(String options) {
		Shell.run(this.folder, "mount -o remount,\"$1\" mnt", options);
	}

	/** Takes it away though files in it are open, as a disk that is pulled. */
	public void detach() {
		Shell.run(this.folder, "umount -l mnt");
		this.mounted = false;
	}

	/** Mounts one that was detached again: ext4, from the same device. */
	public void attach() {
		Shell.run(this.folder, "mount $(cat loop) mnt");
		this.mounted = true;
	}

	@Override
	public void close() {
		if (this.mounted) {
			this.mounted = false;
			Shell.run(this.folder, "umount mnt || { sleep 1; umount mnt; }");
		}
		Shell.run(this.folder, "[ ! -f loop ] || PATH=$PATH:/usr/sbin:/sbin losetup -d $(cat loop)");
	}

}
