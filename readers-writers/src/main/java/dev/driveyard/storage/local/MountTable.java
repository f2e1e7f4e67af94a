package dev.driveyard.storage.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.SmallFile;
import org.jspecify.annotations.Nullable;

/**
 * What is mounted where at one moment, as {@code /proc/self/mountinfo} says (see
 * proc(5)).
 */
public final class MountTable {

	private static final int LARGEST = 1 << 26;

	private static final Path SYSTEM = Path.of("/proc/self/mountinfo");

	private final Map<String, Mount> mounts = new HashMap<>();

	/**
	 * A table of these mounts; of two on the same mount point the later one counts.
	 */
	public MountTable(List<Mount> mounts) {
		mounts.forEach((mount) -> this.mounts.put(mount.point(), mount));
	}

	/**
	 * What is mounted now.
	 */
	public static MountTable ofSystem() throws IOException {
		return parse(SmallFile.read(SYSTEM, LARGEST));
	}

	static MountTable parse(byte[] table) {
		return new MountTable(mounts(table));
	}

	/** What is mounted now, in the order of the system. */
	static List<Mount> mountsOfSystem() throws IOException {
		return mounts(SmallFile.read(SYSTEM, LARGEST));
	}

	private static List<Mount> mounts(byte[] table) {
		List<Mount> mounts = new ArrayList<>();
		for (String line : new String(table, StandardCharsets.ISO_8859_1).split("\n")) {
			Mount mount = parseLine(line);
			if (mount != null) {
				mounts.add(mount);
			}
		}
		return mounts;
	}

	static @Nullable Mount parseLine(String line) {
		String[] fields = line.split(" ");
		int separator = List.of(fields).indexOf("-");
		if (separator < 6 || fields.length < separator + 3) {
			return null;
		}
		return new Mount(unescape(fields[4]), fields[2], unescape(fields[separator + 1]),
				unescape(fields[separator + 2]), unescape(fields[3]));
	}

	/** The table holds bytes, with space, tab, newline and backslash as octal. */
	private static String unescape(String field) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(field.length());
		for (int i = 0; i < field.length(); i++) {
			if (field.charAt(i) == '\\' && i + 3 < field.length()) {
				bytes.write(Integer.parseInt(field.substring(i + 1, i + 4), 8));
				i += 3;
			}
			else {
				bytes.write(field.charAt(i));
			}
		}
		return EncodedName.decode(bytes.toByteArray());
	}

	/**
	 * All mounts, by their mount points.
	 */
	public List<Mount> all() {
		return this.mounts.values().stream().sorted((one, other) -> one.point().compareTo(other.point())).toList();
	}

	/**
	 * Whether something is mounted at exactly this path.
	 */
	public boolean isMountPoint(String path) {
		return this.mounts.containsKey(path);
	}

	/**
	 * The mount that an absolute path without links lies in; its own if it is a mount
	 * point.
	 * @throws IllegalStateException if the table has no root
	 */
	public Mount mountOf(String path) {
		for (String at = path; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
			Mount mount = this.mounts.get(at);
			if (mount != null) {
				return mount;
			}
		}
		Mount root = this.mounts.get("/");
		if (root == null) {
			throw new IllegalStateException("Nothing is mounted at / for " + EncodedName.display(path));
		}
		return root;
	}

	/**
	 * A mount point strictly below a path; null if there is none.
	 */
	public @Nullable String mountBelow(String path) {
		String start = path.equals("/") ? path : path + "/";
		return this.mounts.keySet()
			.stream()
			.filter((point) -> point.startsWith(start) && !point.equals(path))
			.sorted()
			.findFirst()
			.orElse(null);
	}

	/**
	 * A mounted file system.
	 *
	 * @param point where it is mounted, encoded as {@link EncodedName} says
	 * @param device its number as {@code major:minor}
	 * @param fileSystem its type
	 * @param source the block device, server or pseudo source
	 * @param root the folder of the file system that is mounted, {@code /} for all of it
	 */
	public record Mount(String point, String device, String fileSystem, String source, String root) {

		/** One of a whole file system. */
		public Mount(String point, String device, String fileSystem, String source) {
			this(point, device, fileSystem, source, "/");
		}

		/**
		 * Where in its file system a path is that lies in it: the same through whatever
		 * mount, also that of another process.
		 */
		public String within(String path) {
			return EncodedPaths.below(this.root, EncodedPaths.relative(path, this.point));
		}

		/**
		 * What tells it from any other, also after a reboot or on another mount point, if
		 * it outlasts its mount.
		 */
		public String fingerprint() {
			return Mounts.fingerprint(this.device, this.fileSystem, this.source);
		}

		/** Whether nothing but a number that it has while it is mounted tells it. */
		public boolean isTransient() {
			return Mounts.isTransient(this.fileSystem);
		}

	}

}
