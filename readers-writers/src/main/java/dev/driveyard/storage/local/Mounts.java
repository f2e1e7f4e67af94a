package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.driveyard.storage.MountedFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * What is mounted, from {@code /proc/self/mountinfo} (see proc(5)), looked up by the
 * device number that stat(2) gives.
 */
final class Mounts {

	private static final Path BY_UUID = Path.of("/dev/disk/by-uuid");

	/**
	 * File systems that live as long as their mount: nothing but the device number tells
	 * one from the next.
	 */
	private static final Set<String> TRANSIENT = Set.of("tmpfs", "ramfs", "overlay", "proc", "sysfs", "devtmpfs");

	private final Map<Long, MountedFileSystem> devices = new ConcurrentHashMap<>();

	MountedFileSystem fileSystem(long device) {
		MountedFileSystem known = this.devices.get(device);
		return (known != null) ? known : this.devices.computeIfAbsent(device, Mounts::find);
	}

	private static MountedFileSystem find(long number) {
		String id = major(number) + ":" + minor(number);
		try {
			return MountTable.mountsOfSystem()
				.stream()
				.filter((mount) -> mount.device().equals(id))
				.findFirst()
				.map(Mounts::device)
				.orElseGet(() -> unlisted(id));
		}
		catch (IOException ex) {
			return unlisted(id);
		}
	}

	/** Sub-volumes of some file systems have numbers that the table does not list. */
	private static MountedFileSystem unlisted(String id) {
		return new MountedFileSystem("device:" + id, "", "unknown", id);
	}

	/** The device of a line of the table if it is the one with this id. */
	static @Nullable MountedFileSystem parse(String line, String id) {
		MountTable.Mount mount = MountTable.parseLine(line);
		return (mount != null && mount.device().equals(id)) ? device(mount) : null;
	}

	private static MountedFileSystem device(MountTable.Mount mount) {
		return new MountedFileSystem(mount.fingerprint(), mount.point(), mount.fileSystem(), mount.source());
	}

	static boolean isTransient(String type) {
		return TRANSIENT.contains(type);
	}

	static String fingerprint(String id, String type, String source) {
		if (isTransient(type)) {
			return type + ":" + id;
		}
		String uuid = source.startsWith("/dev/") ? uuid(Path.of(source)) : null;
		return (uuid != null) ? "uuid:" + uuid : type + ":" + source;
	}

	private static @Nullable String uuid(Path source) {
		if (!Files.isDirectory(BY_UUID)) {
			return null;
		}
		try (DirectoryStream<Path> links = Files.newDirectoryStream(BY_UUID)) {
			Path device = source.toRealPath();
			for (Path link : links) {
				if (link.toRealPath().equals(device)) {
					return link.getFileName().toString();
				}
			}
		}
		catch (IOException ex) {
			return null;
		}
		return null;
	}

	/** As glibc's gnu_dev_major. */
	private static long major(long number) {
		return ((number >>> 8) & 0xFFF) | ((number >>> 32) & ~0xFFFL);
	}

	/** As glibc's gnu_dev_minor. */
	private static long minor(long number) {
		return (number & 0xFF) | ((number >>> 12) & 0xFFFF_FF00L);
	}

}
