package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.MountTable;
import org.jspecify.annotations.Nullable;

/**
 * What is never removed, whatever was asked: the root, homes, mount points, system
 * directories, libraries, and whatever holds one of these.
 */
public final class Refusals {

	private static final Set<String> SYSTEM = Set.of("/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib32",
			"/lib64", "/libx32", "/lost+found", "/media", "/mnt", "/nix", "/opt", "/proc", "/root", "/run", "/sbin",
			"/snap", "/srv", "/sys", "/tmp", "/usr", "/var", "/var/cache", "/var/lib", "/var/log", "/var/mail",
			"/var/spool", "/var/tmp");

	private final MountTable mounts;

	private final Map<String, String> homes = new TreeMap<>();

	private final Map<String, String> libraries = new TreeMap<>();

	/**
	 * Makes one.
	 * @param homes whose home each absolute path is, encoded
	 * @param libraries the absolute paths of library folders, encoded
	 */
	public Refusals(MountTable mounts, Map<String, String> homes, Collection<String> libraries) {
		this.mounts = mounts;
		homes.forEach((path, owner) -> protect(this.homes, path, "the home directory of " + owner));
		libraries.forEach((path) -> protect(this.libraries, path, "a library of Driveyard"));
	}

	/**
	 * The refusals for this machine and the user who runs this.
	 */
	public static Refusals ofSystem(Collection<String> libraries) throws IOException {
		return new Refusals(MountTable.ofSystem(), Homes.ofSystem(), libraries);
	}

	/** Both the path that is given and the one that it leads to. */
	private static void protect(Map<String, String> paths, String path, String what) {
		Path given = LocalPaths.toPath(path).normalize();
		paths.putIfAbsent(LocalPaths.encode(given), what);
		try {
			paths.putIfAbsent(LocalPaths.encode(given.toRealPath()), what);
		}
		catch (IOException ex) {
			// it does not exist, or may not be seen
		}
	}

	/**
	 * Why what is at a path must not be removed, with what to do instead.
	 * @param path encoded; its parents are resolved, its last name is not followed
	 * @return nothing if it may be removed
	 * @throws IOException if there is no such parent
	 */
	public Optional<String> check(String path) throws IOException {
		String target = DirectoryPaths.resolve(path);
		String reason = itself(target);
		reason = (reason != null) ? reason : holds(target);
		return Optional.ofNullable(reason).map((text) -> EncodedName.display(target) + " is not removed: " + text);
	}

	private @Nullable String itself(String target) {
		if (target.equals("/")) {
			return "it is the root of the file system. Name the files and folders that are to go.";
		}
		String library = above(this.libraries, target);
		if (library != null) {
			return library(target, library);
		}
		if (this.mounts.isMountPoint(target)) {
			return "it is a mount point (" + describe(target) + "). Unmount it, or name the files and folders in it"
					+ " that are to go.";
		}
		if (SYSTEM.contains(target) || parent(target).equals("/usr")) {
			return "it is a directory of the operating system. Name the files and folders in it that are to go.";
		}
		String home = isUnderHome(target) ? "a home directory" : null;
		home = this.homes.getOrDefault(target, home);
		return (home != null) ? "it is " + home + ". Name the files and folders in it that are to go." : null;
	}

	private static String library(String target, String library) {
		return target.equals(library)
				? "it is a library of Driveyard. Delete its folder by other means, while no program uses it."
				: "it belongs to the library " + EncodedName.display(library)
						+ ". Libraries look after their own files; leave them alone.";
	}

	/** Users of a directory service are not in the table of users. */
	private static boolean isUnderHome(String target) {
		return parent(target).equals("/home") && Files.isDirectory(LocalPaths.toPath(target));
	}

	private @Nullable String holds(String target) {
		String held = below(this.libraries, target);
		if (held != null) {
			return holds(held, this.libraries.get(held));
		}
		held = below(this.homes, target);
		if (held != null) {
			return holds(held, this.homes.get(held));
		}
		String mount = this.mounts.mountBelow(target);
		return (mount != null) ? "it holds the mount point " + EncodedName.display(mount) + " (" + describe(mount)
				+ "). Unmount that first, or name what is to go beside it." : null;
	}

	private static String holds(String held, @Nullable String what) {
		return "it holds " + EncodedName.display(held) + ", " + what + ". Name what is to go beside it.";
	}

	private String describe(String mountPoint) {
		MountTable.Mount mount = this.mounts.mountOf(mountPoint);
		return mount.fileSystem() + " on " + EncodedName.display(mount.source());
	}

	/** The protected path that is the target or one of its parents. */
	private static @Nullable String above(Map<String, String> paths, String target) {
		return paths.keySet()
			.stream()
			.filter((path) -> target.equals(path) || target.startsWith(path + "/"))
			.findFirst()
			.orElse(null);
	}

	private static @Nullable String below(Map<String, String> paths, String target) {
		return paths.keySet().stream().filter((path) -> path.startsWith(target + "/")).findFirst().orElse(null);
	}

	private static String parent(String target) {
		return target.substring(0, target.lastIndexOf('/'));
	}

}
