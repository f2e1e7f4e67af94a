package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.function.Consumer;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.NotRegularFileException;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.writing.Metadata;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.OtherFileSystemException;
import dev.driveyard.storage.writing.Space;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * A local directory by its handle; where the system has none, by its path.
 */
final class LocalDirectory implements WritableDirectory {

	private static final Path SELF = Path.of(".");

	private static final Path PARENT = Path.of("..");

	private final Path path;

	private final DirectoryStream<Path> stream;

	private @Nullable LocalWrites writes;

	private boolean closed;

	LocalDirectory(Path path, DirectoryStream<Path> stream) {
		this.path = path;
		this.stream = stream;
	}

	/** A directory with a given way to write. */
	LocalDirectory(Path path, DirectoryStream<Path> stream, LocalWrites writes) {
		this(path, stream);
		this.writes = writes;
	}

	@Override
	public FileStat self() throws IOException {
		PosixFileAttributes attributes = (this.stream instanceof SecureDirectoryStream<Path> secure)
				? secure.getFileAttributeView(PosixFileAttributeView.class).readAttributes()
				: Files.readAttributes(this.path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		return LocalBackend.stat("", attributes, this.path, LocalOpening.HERE);
	}

	@Override
	public FileStat stat(String name) throws IOException {
		return LocalBackend.childStat(this.stream, handle(), LocalPaths.toName(name), name);
	}

	/** A path that leads to it: by its handle if the system has such paths. */
	private Path handle() {
		Path handle = this.closed ? null : Descriptors.path(this.stream);
		return (handle != null) ? handle : this.path;
	}

	@Override
	public OpenFile open(String name) throws IOException {
		return writes().open(name);
	}

	static void requireFile(FileStat found) throws NotRegularFileException {
		if (found.stat().kind() != FileKind.FILE) {
			throw new NotRegularFileException(found.name(), found.stat().mode());
		}
	}

	@Override
	public WritableDirectory openDirectory(String name) throws IOException {
		Path child = child(name);
		try {
			return new LocalDirectory(this.path.resolve(child), LocalOpening.directory(secure(), name));
		}
		catch (FileSystemException ex) {
			throw requireDirectory(name, ex);
		}
	}

	@Override
	public WritableDirectory openParent() throws IOException {
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
			secure().deleteFile(child(name));
			return true;
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

	@Override
	public boolean removeDirectory(String name) throws IOException {
		try {
			secure().deleteDirectory(child(name));
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
	public void rename(String name, WritableDirectory target, String newName) throws IOException {
		if (!(target instanceof LocalDirectory local)) {
			throw new OtherFileSystemException(name, newName);
		}
		try {
			secure().move(child(name), local.secure(), child(newName));
		}
		catch (AtomicMoveNotSupportedException ex) {
			throw new OtherFileSystemException(name, newName);
		}
		catch (FileSystemException ex) {
			throw OtherFileSystemException.of(ex, name, newName);
		}
	}

	/** The failure, said clearly if the reason is that the child is no directory. */
	private FileSystemException requireDirectory(String name, FileSystemException failure) throws IOException {
		return (stat(name).stat().kind() == FileKind.DIRECTORY) ? failure : new NotDirectoryException(name);
	}

	private static Path child(String name) throws IOException {
		return LocalPaths.toName(Scratch.requireName(name));
	}

	/** What changes or leads on goes through the handle or not at all. */
	SecureDirectoryStream<Path> secure() throws IOException {
		if (this.stream instanceof SecureDirectoryStream<Path> secure) {
			return secure;
		}
		throw new FileSystemException(this.path.toString(), null, "This system has no handles of directories");
	}

	@Override
	public @Nullable FileStat find(String name) throws IOException {
		return writes().find(name);
	}

	@Override
	public List<FileStat> ancestry() throws IOException {
		return writes().ancestry();
	}

	@Override
	public SourceFile openSource(String name) throws IOException {
		return writes().openSource(name);
	}

	@Override
	public NewFile createFile(String name) throws IOException {
		return writes().createFile(name);
	}

	@Override
	public NewFile reopenFile(String name) throws IOException {
		return writes().reopenFile(name);
	}

	@Override
	public NewFile openToOverwrite(String name) throws IOException {
		return writes().openToOverwrite(name);
	}

	@Override
	public void createDirectory(String name) throws IOException {
		writes().createDirectory(name);
	}

	@Override
	public void createSymbolicLink(String name, String target) throws IOException {
		writes().createSymbolicLink(name, target);
	}

	@Override
	public void createHardLink(String name, WritableDirectory holder, String existing) throws IOException {
		writes().createHardLink(name, (LocalDirectory) holder, existing);
	}

	@Override
	public void renameNew(String name, WritableDirectory target, String newName) throws IOException {
		if (!(target instanceof LocalDirectory local)) {
			throw new OtherFileSystemException(name, newName);
		}
		try {
			writes().renameNew(name, local, newName);
		}
		catch (IOException ex) {
			throw OtherFileSystemException.of(ex, name, newName);
		}
	}

	@Override
	public boolean canRenameTo(WritableDirectory target) throws IOException {
		return target instanceof LocalDirectory local && self().device() == target.self().device()
				&& writes().mount() == local.writes().mount();
	}

	@Override
	public boolean leadsTo(String name, FileStat file, String beside) throws IOException {
		String at = path();
		return at != null && new LinkTrail(file, beside).passes(at, name);
	}

	@Override
	public Metadata linkMetadata(String name) {
		return writes().linkMetadata(name);
	}

	@Override
	public boolean exchange(String name, String other) throws IOException {
		return writes().exchange(name, other);
	}

	@Override
	public void setOwner(String name, long owner, long group) throws IOException {
		writes().setOwner(name, owner, group);
	}

	@Override
	public void setModified(String name, long time) throws IOException {
		writes().setModified(name, time);
	}

	@Override
	public Metadata metadata() {
		return writes().metadata();
	}

	@Override
	public void sync() throws IOException {
		writes().sync();
	}

	@Override
	public Space space() throws IOException {
		return writes().space();
	}

	/** Only what opens files or writes needs this, and with it native code. */
	private LocalWrites writes() {
		if (this.closed) {
			throw new ClosedDirectoryStreamException();
		}
		if (this.writes == null) {
			this.writes = LocalWrites.of(this.path, this.stream);
		}
		return this.writes;
	}

	/** See proc(5): what the kernel has for the descriptor, whatever it was opened by. */
	@Override
	public @Nullable String path() throws IOException {
		Path handle = (descriptor() < 0) ? null : Descriptors.path(this.stream);
		return (handle == null) ? null : LocalPaths.encode(Files.readSymbolicLink(handle));
	}

	Path givenPath() {
		return this.path;
	}

	DirectoryStream<Path> stream() {
		return this.stream;
	}

	/** See {@link Descriptors}. */
	int descriptor() {
		if (this.closed) {
			throw new ClosedDirectoryStreamException();
		}
		return Descriptors.of(this.stream);
	}

	@Override
	public void close() throws IOException {
		this.closed = true;
		this.stream.close();
	}

}
