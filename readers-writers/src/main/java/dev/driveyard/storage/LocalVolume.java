package dev.driveyard.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The local file system. A directory is opened once and its children are read relative to
 * that handle, so nothing that happens to its path meanwhile leads elsewhere; paths
 * longer than the system takes at once are opened piece by piece.
 */
public final class LocalVolume implements Volume {

	/** Below the {@code PATH_MAX} of Linux with room for a name. */
	private static final int LONGEST_PATH = 3800;

	private static final EnumSet<Ability> BY_SYSTEM_CALL = EnumSet.of(Ability.WRITES_BY_HANDLE,
			Ability.EXTENDED_ATTRIBUTES, Ability.SPARSE_FILES, Ability.COPIES_IN_PLACE);

	private final Mounts mounts = new Mounts();

	@Override
	public Set<Ability> abilities() {
		return LocalWrites.areByHandle() ? EnumSet.allOf(Ability.class) : EnumSet.complementOf(BY_SYSTEM_CALL);
	}

	@Override
	public FileStat stat(String path) throws IOException {
		Path file = LocalPaths.toPath(path);
		String name = path.substring(path.lastIndexOf('/') + 1);
		if (path.length() > LONGEST_PATH / 4 && pathBytes(file) > LONGEST_PATH) {
			return statDeep(file, name);
		}
		PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class,
				LinkOption.NOFOLLOW_LINKS);
		return stat(name, attributes, file);
	}

	private FileStat statDeep(Path file, String name) throws IOException {
		try (DirectoryStream<Path> parent = open(Objects.requireNonNull(file.getParent()))) {
			if (parent instanceof SecureDirectoryStream<Path> secure) {
				return stat(name, view(secure, file.getFileName()).readAttributes(), file);
			}
			throw new IOException("The path is too long: " + file);
		}
	}

	static FileStat stat(String name, PosixFileAttributes attributes, Path file) throws IOException {
		return UnixStats.canRead(attributes) ? UnixStats.of(name, attributes, () -> target(file))
				: UnixStats.read(name, file, () -> target(file));
	}

	@Override
	public Children list(String path, FileStat expected) throws IOException {
		Path directory = LocalPaths.toPath(path);
		// before it is opened too: that would follow a link, and wait for ever at a named
		// pipe
		if (!stat(path).sameFile(expected)) {
			throw new StaleDirectoryException(path);
		}
		try (DirectoryStream<Path> stream = open(directory)) {
			requireSame(path, stream, directory, expected);
			List<FileStat> stats = new ArrayList<>();
			List<Children.Failure> failures = new ArrayList<>(0);
			for (Path child : stream) {
				add(stream, child, stats, failures);
			}
			return new Children(stats, failures);
		}
		catch (DirectoryIteratorException ex) {
			throw ex.getCause();
		}
	}

	@Override
	public OpenDirectory open(String path) throws IOException {
		Path directory = LocalPaths.toPath(path);
		return new LocalDirectory(directory, open(directory));
	}

	private static void add(DirectoryStream<Path> stream, Path child, List<FileStat> stats,
			List<Children.Failure> failures) {
		String name = LocalPaths.encodeName(child);
		try {
			stats.add(childStat(stream, child, name));
		}
		catch (IOException ex) {
			failures.add(new Children.Failure(name, ex));
		}
	}

	private static FileStat childStat(DirectoryStream<Path> stream, Path child, String name) throws IOException {
		PosixFileAttributes attributes = (stream instanceof SecureDirectoryStream<Path> secure)
				? view(secure, child.getFileName()).readAttributes()
				: Files.readAttributes(child, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		return stat(name, attributes, child);
	}

	private static void requireSame(String path, DirectoryStream<Path> stream, Path directory, FileStat expected)
			throws IOException {
		FileStat opened = (stream instanceof SecureDirectoryStream<Path> secure)
				? stat(expected.name(), secure.getFileAttributeView(PosixFileAttributeView.class).readAttributes(),
						directory)
				: stat(expected.name(),
						Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS),
						directory);
		if (!opened.sameFile(expected)) {
			throw new StaleDirectoryException(path);
		}
	}

	/** The stream of a directory, opened piece by piece where its path is too long. */
	@SuppressWarnings("StreamResourceLeak") // the caller closes it
	private static DirectoryStream<Path> open(Path directory) throws IOException {
		if (directory.toString().length() <= LONGEST_PATH / 4 || pathBytes(directory) <= LONGEST_PATH) {
			return Files.newDirectoryStream(directory);
		}
		return openDeep(directory);
	}

	@SuppressWarnings("StreamResourceLeak") // each is closed as the next one opens, the
											// last by the caller
	private static DirectoryStream<Path> openDeep(Path directory) throws IOException {
		DirectoryStream<Path> stream = Files.newDirectoryStream(directory.getRoot());
		int done = 0;
		while (done < directory.getNameCount()) {
			int end = done + 1;
			while (end < directory.getNameCount() && pathBytes(directory.subpath(done, end + 1)) <= LONGEST_PATH) {
				end++;
			}
			stream = descend(stream, directory.subpath(done, end));
			done = end;
		}
		return stream;
	}

	private static DirectoryStream<Path> descend(DirectoryStream<Path> from, Path piece) throws IOException {
		try (from) {
			if (from instanceof SecureDirectoryStream<Path> secure) {
				return secure.newDirectoryStream(piece, LinkOption.NOFOLLOW_LINKS);
			}
			throw new IOException("The path is too long at " + piece);
		}
	}

	static PosixFileAttributeView view(SecureDirectoryStream<Path> stream, Path name) {
		return stream.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
	}

	private static int pathBytes(Path path) {
		return path.toString().getBytes(StandardCharsets.UTF_8).length;
	}

	/** Where a link points; null if it is gone or can't be read. */
	private static @Nullable String target(Path link) {
		try {
			return LocalPaths.encode(Files.readSymbolicLink(link));
		}
		catch (IOException ex) {
			return null;
		}
	}

	@Override
	public Device device(long number) {
		return this.mounts.device(number);
	}

}
