package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.LocalPaths;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.storage.Volume;
import org.jspecify.annotations.Nullable;

/**
 * Opens a directory by an absolute path in which no name may be a link.
 */
public final class DirectoryPaths {

	private DirectoryPaths() {
	}

	/**
	 * Opens it at once if the system can tell that it is where it was looked for, else
	 * name by name from the root on. Where a directory above it may be passed but not
	 * read, it is opened at once and then checked.
	 * @param path encoded, resolved
	 */
	public static OpenDirectory open(Volume volume, String path) throws IOException {
		OpenDirectory direct = openDirectly(volume, path);
		return (direct != null) ? direct : openSlowly(volume, path);
	}

	/** A link on the way would lead to another path, whenever it was put there. */
	private static @Nullable OpenDirectory openDirectly(Volume volume, String path) throws IOException {
		OpenDirectory opened;
		try {
			opened = volume.open(path);
		}
		catch (IOException ex) {
			return null; // name by name it is seen why
		}
		try {
			if (path.equals(opened.path())) {
				return opened;
			}
		}
		catch (IOException ex) {
			opened.close();
			throw ex;
		}
		opened.close();
		return null;
	}

	private static OpenDirectory openSlowly(Volume volume, String path) throws IOException {
		try {
			return descend(volume, path);
		}
		catch (AccessDeniedException ex) {
			return openAtOnce(volume, path);
		}
	}

	/**
	 * Opens it if it is the directory that was seen before.
	 * @throws StaleDirectoryException if it is another one
	 */
	static OpenDirectory open(Volume volume, String path, FileStat expected) throws IOException {
		OpenDirectory directory = open(volume, path);
		return requireSame(directory, expected, path);
	}

	/** The directory if it is the expected one; else it is closed. */
	static OpenDirectory requireSame(OpenDirectory directory, FileStat expected, String path) throws IOException {
		try {
			if (directory.self().sameFile(expected)) {
				return directory;
			}
		}
		catch (IOException ex) {
			directory.close();
			throw ex;
		}
		directory.close();
		throw new StaleDirectoryException(path);
	}

	private static OpenDirectory descend(Volume volume, String path) throws IOException {
		OpenDirectory directory = volume.open("/");
		for (String name : path.substring(1).split("/")) {
			if (!name.isEmpty()) {
				try (OpenDirectory above = directory) {
					directory = above.openDirectory(name);
				}
			}
		}
		return directory;
	}

	private static OpenDirectory openAtOnce(Volume volume, String path) throws IOException {
		OpenDirectory directory = requireSame(volume.open(path), volume.stat(path), path);
		if (LocalPaths.encode(LocalPaths.toPath(path).toRealPath()).equals(path)) {
			return directory;
		}
		directory.close();
		throw new StaleDirectoryException(path);
	}

	/**
	 * A path with its parents resolved and its last name as it is, so that a link stands
	 * for itself. A relative one starts in the working directory.
	 */
	public static String resolve(String path) throws IOException {
		Path given = LocalPaths
			.toPath(path.startsWith("/") ? path : join(LocalPaths.encode(Path.of("").toAbsolutePath()), path));
		Path name = given.getFileName();
		Path parent = given.getParent();
		if (name == null || parent == null || name.toString().equals(".") || name.toString().equals("..")) {
			return LocalPaths.encode(given.toRealPath());
		}
		return join(LocalPaths.encode(parent.toRealPath()), LocalPaths.encode(name));
	}

	/** The path of a child. */
	public static String join(String directory, String name) {
		return directory.equals("/") ? "/" + name : directory + "/" + name;
	}

}
