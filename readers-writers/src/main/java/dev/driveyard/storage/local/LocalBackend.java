package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.storage.Ability;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.MountedFileSystem;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.storage.writing.Writing;
import org.jspecify.annotations.Nullable;

/**
 * The local file system. A directory is opened once and its children are read relative to
 * that handle, so nothing that happens to its path meanwhile leads elsewhere; paths
 * longer than the system takes at once are opened piece by piece.
 */
public final class LocalBackend implements Backend, Writing {

	private static final EnumSet<Ability> BY_SYSTEM_CALL = EnumSet.of(Ability.WRITES_BY_HANDLE,
			Ability.EXTENDED_ATTRIBUTES, Ability.SPARSE_FILES, Ability.COPIES_IN_PLACE);

	private final Mounts mounts = new Mounts();

	@Override
	public Set<Ability> abilities() {
		return LocalWrites.areByHandle() ? EnumSet.allOf(Ability.class) : EnumSet.complementOf(BY_SYSTEM_CALL);
	}

	@Override
	public FileStat stat(String path) throws IOException {
		FileStat found = LinuxOpening.isAvailable() ? LinuxOpening.stat(path) : statPortably(path);
		if (found == null) {
			throw new NoSuchFileException(path);
		}
		return found;
	}

	@Override
	public @Nullable Long born(String path) throws IOException {
		return LinuxOpening.isAvailable() ? LinuxOpening.born(path) : null;
	}

	private static @Nullable FileStat statPortably(String path) throws IOException {
		String name = EncodedPaths.name(path);
		try (WritableDirectory parent = new LocalBackend().open(EncodedPaths.parent(path))) {
			return name.isEmpty() ? parent.self() : parent.find(name);
		}
	}

	/**
	 * What attributes say.
	 * @param directory a path that leads to where the file is
	 */
	static FileStat stat(String name, PosixFileAttributes attributes, Path directory, Path child) throws IOException {
		return UnixStats.canRead(attributes) ? UnixStats.of(name, attributes, () -> target(directory.resolve(child)))
				: UnixStats.read(name, directory.resolve(child), () -> target(directory.resolve(child)));
	}

	@Override
	public Children list(String path, FileStat expected) throws IOException {
		Path directory = LocalPaths.toPath(path);
		try (DirectoryStream<Path> stream = openStill(path)) {
			requireSame(path, stream, directory, expected);
			List<FileStat> stats = new ArrayList<>();
			List<Children.Failure> failures = new ArrayList<>(0);
			Path handle = Descriptors.path(stream);
			for (Path child : stream) {
				add(stream, (handle != null) ? handle : directory, child.getFileName(), stats, failures);
			}
			return new Children(stats, failures);
		}
		catch (DirectoryIteratorException ex) {
			throw ex.getCause();
		}
	}

	/** A directory that was there before. */
	private static DirectoryStream<Path> openStill(String path) throws IOException {
		try {
			return LocalOpening.directory(path);
		}
		catch (NotDirectoryException ex) {
			throw new StaleDirectoryException(path);
		}
	}

	@Override
	public WritableDirectory open(String path) throws IOException {
		return new LocalDirectory(LocalPaths.toPath(path), LocalOpening.directory(path));
	}

	private static void add(DirectoryStream<Path> stream, Path directory, Path child, List<FileStat> stats,
			List<Children.Failure> failures) {
		String name = LocalPaths.encodeName(child);
		try {
			stats.add(childStat(stream, directory, child, name));
		}
		catch (IOException ex) {
			failures.add(new Children.Failure(name, ex));
		}
	}

	/**
	 * A child of an open directory.
	 * @param directory a path that leads to it
	 */
	static FileStat childStat(DirectoryStream<Path> stream, Path directory, Path child, String name)
			throws IOException {
		PosixFileAttributes attributes = (stream instanceof SecureDirectoryStream<Path> secure)
				? view(secure, child).readAttributes()
				: Files.readAttributes(directory.resolve(child), PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		return stat(name, attributes, directory, child);
	}

	private static void requireSame(String path, DirectoryStream<Path> stream, Path directory, FileStat expected)
			throws IOException {
		FileStat opened = (stream instanceof SecureDirectoryStream<Path> secure)
				? stat(expected.name(), secure.getFileAttributeView(PosixFileAttributeView.class).readAttributes(),
						directory, LocalOpening.HERE)
				: stat(expected.name(),
						Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS),
						directory, LocalOpening.HERE);
		if (!opened.sameFile(expected)) {
			throw new StaleDirectoryException(path);
		}
	}

	static PosixFileAttributeView view(SecureDirectoryStream<Path> stream, Path name) {
		return stream.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
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
	public MountedFileSystem fileSystem(long device) {
		return this.mounts.fileSystem(device);
	}

}
