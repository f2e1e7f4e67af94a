package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.storage.writing.Writing;

/**
 * Opens a directory by an absolute path in which no name may be a link.
 */
public final class DirectoryPaths {

	private DirectoryPaths() {
	}

	/**
	 * Opens it, to change what it holds: see {@link Writing#open}.
	 * @param path encoded, resolved
	 */
	public static WritableDirectory open(Backend volume, String path) throws IOException {
		return Writing.of(volume).open(path);
	}

	/**
	 * Opens it if it is the directory that was seen before.
	 * @throws StaleDirectoryException if it is another one
	 */
	static WritableDirectory open(Backend volume, String path, FileStat expected) throws IOException {
		WritableDirectory directory = open(volume, path);
		return requireSame(directory, expected, path);
	}

	/** The directory if it is the expected one; else it is closed. */
	static WritableDirectory requireSame(WritableDirectory directory, FileStat expected, String path)
			throws IOException {
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

	/**
	 * A typed path with its links resolved as far as it exists; what is to be made yet
	 * has no other name.
	 * @param path absolute
	 */
	public static String resolveExisting(String path) throws IOException {
		Path typed = LocalPaths.toPath(path).toAbsolutePath().normalize();
		for (Path at = typed; at != null; at = at.getParent()) {
			try {
				return LocalPaths.encode(at.toRealPath().resolve(at.relativize(typed)).normalize());
			}
			catch (NoSuchFileException ex) {
				// then what is above it
			}
		}
		throw new NoSuchFileException(path);
	}

	/** The path of a child. */
	public static String join(String directory, String name) {
		return directory.equals("/") ? "/" + name : directory + "/" + name;
	}

}
