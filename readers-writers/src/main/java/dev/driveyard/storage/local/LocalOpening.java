package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Objects;

import dev.driveyard.storage.StaleDirectoryException;
import org.jspecify.annotations.Nullable;

/**
 * The one place where local directories are opened: only directories, and only where no
 * name on their path is a link. By system calls where they can be made, else by what the
 * JDK has: there {@code name/.} stands for a directory and nothing else, so that a pipe
 * is not waited for, and what was opened is compared with what has the name.
 */
final class LocalOpening {

	/** No name: a path resolved against it stays as it is. */
	static final Path HERE = Path.of("");

	private static final Path SELF = Path.of(".");

	private LocalOpening() {
	}

	/**
	 * A directory.
	 * @param path absolute and encoded
	 */
	static DirectoryStream<Path> directory(String path) throws IOException {
		return LinuxOpening.isAvailable() ? LinuxOpening.directory(path) : portably(LocalPaths.toPath(path));
	}

	/** A child that is a directory. */
	static DirectoryStream<Path> directory(SecureDirectoryStream<Path> parent, String name) throws IOException {
		int descriptor = Descriptors.of(parent);
		return (descriptor >= 0 && LinuxOpening.isAvailable()) ? LinuxOpening.directory(descriptor, name)
				: child(parent, LocalPaths.toName(Scratch.requireName(name)));
	}

	/** By the JDK alone. */
	static DirectoryStream<Path> portably(Path path) throws IOException {
		DirectoryStream<Path> direct = directly(path);
		if (direct != null) {
			return direct;
		}
		try {
			return descend(path);
		}
		catch (AccessDeniedException ex) { // one above may be passed, but not read
			return atOnce(path);
		}
	}

	/** If the system can tell that what it opened is where it was looked for. */
	@SuppressWarnings("StreamResourceLeak") // the caller closes it
	private static @Nullable DirectoryStream<Path> directly(Path path) {
		try {
			DirectoryStream<Path> opened = Files.newDirectoryStream(path.resolve(SELF));
			Path handle = Descriptors.path(opened);
			if (handle != null && Files.readSymbolicLink(handle).equals(path)) {
				return opened;
			}
			opened.close();
			return null;
		}
		catch (IOException ex) {
			return null; // name by name it is seen why
		}
	}

	@SuppressWarnings("StreamResourceLeak") // each is closed as the next one opens, the
											// last by the caller
	private static DirectoryStream<Path> descend(Path path) throws IOException {
		DirectoryStream<Path> stream = Files.newDirectoryStream(Objects.requireNonNull(path.getRoot()));
		for (Path name : path) {
			try (DirectoryStream<Path> above = stream) {
				if (!(above instanceof SecureDirectoryStream<Path> secure)) {
					return atOnce(path);
				}
				stream = child(secure, name);
			}
		}
		return stream;
	}

	private static DirectoryStream<Path> child(SecureDirectoryStream<Path> parent, Path name) throws IOException {
		SecureDirectoryStream<Path> opened = parent.newDirectoryStream(name.resolve(SELF), LinkOption.NOFOLLOW_LINKS);
		return requireSame(opened, opened.getFileAttributeView(PosixFileAttributeView.class).readAttributes(),
				LocalBackend.view(parent, name).readAttributes(), name);
	}

	@SuppressWarnings("StreamResourceLeak") // the caller closes it
	private static DirectoryStream<Path> atOnce(Path path) throws IOException {
		DirectoryStream<Path> opened = Files.newDirectoryStream(path.resolve(SELF));
		BasicFileAttributes self = (opened instanceof SecureDirectoryStream<Path> secure)
				? secure.getFileAttributeView(PosixFileAttributeView.class).readAttributes()
				: Files.readAttributes(path, BasicFileAttributes.class);
		requireSame(opened, self, Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS),
				path);
		return requireReal(opened, path);
	}

	private static DirectoryStream<Path> requireReal(DirectoryStream<Path> opened, Path path) throws IOException {
		if (path.toRealPath().equals(path)) {
			return opened;
		}
		opened.close();
		throw new StaleDirectoryException(LocalPaths.encode(path));
	}

	private static DirectoryStream<Path> requireSame(DirectoryStream<Path> opened, BasicFileAttributes self,
			BasicFileAttributes named, Path name) throws IOException {
		if (named.isDirectory() && Objects.equals(self.fileKey(), named.fileKey())) {
			return opened;
		}
		opened.close();
		throw new NotDirectoryException(LocalPaths.encode(name));
	}

}
