package dev.driveyard.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Set;
import java.util.function.Consumer;

import dev.driveyard.catalogue.EntryKind;

/**
 * A local directory by its handle; where the system has none, by its path.
 */
final class LocalDirectory implements OpenDirectory {

	private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

	private static final Path SELF = Path.of(".");

	private static final Path PARENT = Path.of("..");

	private final Path path;

	private final DirectoryStream<Path> stream;

	LocalDirectory(Path path, DirectoryStream<Path> stream) {
		this.path = path;
		this.stream = stream;
	}

	@Override
	public FileStat self() throws IOException {
		PosixFileAttributes attributes = (this.stream instanceof SecureDirectoryStream<Path> secure)
				? secure.getFileAttributeView(PosixFileAttributeView.class).readAttributes()
				: Files.readAttributes(this.path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		return LocalVolume.stat("", attributes, this.path);
	}

	@Override
	public FileStat stat(String name) throws IOException {
		Path child = LocalPaths.toName(name);
		PosixFileAttributes attributes = (this.stream instanceof SecureDirectoryStream<Path> secure)
				? LocalVolume.view(secure, child).readAttributes()
				: Files.readAttributes(this.path.resolve(child), PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		return LocalVolume.stat(name, attributes, this.path.resolve(child));
	}

	@Override
	@SuppressWarnings("resource") // the file's close does
	public OpenFile open(String name) throws IOException {
		Path child = LocalPaths.toName(name);
		SeekableByteChannel channel = (this.stream instanceof SecureDirectoryStream<Path> secure)
				? secure.newByteChannel(child, READ) : Files.newByteChannel(this.path.resolve(child), READ);
		return new LocalFile((FileChannel) channel);
	}

	@Override
	public OpenDirectory openDirectory(String name) throws IOException {
		Path child = LocalPaths.toName(name);
		try {
			return new LocalDirectory(this.path.resolve(child),
					secure().newDirectoryStream(child, LinkOption.NOFOLLOW_LINKS));
		}
		catch (FileSystemException ex) {
			throw requireDirectory(name, ex);
		}
	}

	@Override
	public OpenDirectory openParent() throws IOException {
		Path parent = (this.path.getParent() != null) ? this.path.getParent() : this.path;
		return new LocalDirectory(parent, secure().newDirectoryStream(PARENT, LinkOption.NOFOLLOW_LINKS));
	}

	@Override
	public void eachName(Consumer<String> visitor) throws IOException {
		// a stream can be read only once, so each listing has its own
		try (DirectoryStream<Path> names = secure().newDirectoryStream(SELF, LinkOption.NOFOLLOW_LINKS)) {
			for (Path child : names) {
				visitor.accept(LocalPaths.encodeName(child));
			}
		}
		catch (DirectoryIteratorException ex) {
			throw ex.getCause();
		}
	}

	@Override
	public boolean delete(String name) throws IOException {
		try {
			secure().deleteFile(LocalPaths.toName(name));
			return true;
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

	@Override
	public boolean removeDirectory(String name) throws IOException {
		try {
			secure().deleteDirectory(LocalPaths.toName(name));
			return true;
		}
		catch (NoSuchFileException ex) {
			return false;
		}
		catch (DirectoryNotEmptyException ex) { // the JDK's has no name
			DirectoryNotEmptyException named = new DirectoryNotEmptyException(name);
			named.initCause(ex);
			throw named;
		}
		catch (FileSystemException ex) {
			throw requireDirectory(name, ex);
		}
	}

	@Override
	public void rename(String name, OpenDirectory target, String newName) throws IOException {
		if (!(target instanceof LocalDirectory local)) {
			throw new OtherFileSystemException(name, newName);
		}
		try {
			secure().move(LocalPaths.toName(name), local.secure(), LocalPaths.toName(newName));
		}
		catch (AtomicMoveNotSupportedException ex) {
			throw new OtherFileSystemException(name, newName);
		}
	}

	/** The failure, said clearly if the reason is that the child is no directory. */
	private FileSystemException requireDirectory(String name, FileSystemException failure) throws IOException {
		return (stat(name).stat().kind() == EntryKind.DIRECTORY) ? failure : new NotDirectoryException(name);
	}

	/** What changes or leads on goes through the handle or not at all. */
	SecureDirectoryStream<Path> secure() throws IOException {
		if (this.stream instanceof SecureDirectoryStream<Path> secure) {
			return secure;
		}
		throw new FileSystemException(this.path.toString(), null, "This system has no handles of directories");
	}

	/** The path that it was opened by, which may lead elsewhere by now. */
	Path path() {
		return this.path;
	}

	@Override
	public void close() throws IOException {
		this.stream.close();
	}

	private record LocalFile(FileChannel channel) implements OpenFile {

		@Override
		public int read(ByteBuffer target, long position) throws IOException {
			return this.channel.read(target, position);
		}

		@Override
		public void close() throws IOException {
			this.channel.close();
		}

	}

}
