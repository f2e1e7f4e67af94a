package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.SystemCallException;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.writing.Metadata;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.Space;
import org.jspecify.annotations.Nullable;

/**
 * By what the JDK has for all systems. It makes files by handle, directories and links by
 * a path that leads through the handle where the system has such paths, keeps neither
 * owners nor extended attributes nor holes, and times to the microsecond.
 */
record PortableWrites(Path path, DirectoryStream<Path> stream) implements LocalWrites {

	private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

	private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_DIRECTORY = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

	private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

	private static final Set<OpenOption> WRITE = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE,
			LinkOption.NOFOLLOW_LINKS);

	private static final Set<OpenOption> CREATE = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE,
			StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS);

	@Override
	public @Nullable FileStat find(String name) throws IOException {
		try {
			return stat(name);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	private FileStat stat(String name) throws IOException {
		Path child = child(name);
		return LocalBackend.childStat(this.stream, handle(), child, name);
	}

	@Override
	public List<FileStat> ancestry() throws IOException {
		List<FileStat> found = new ArrayList<>();
		for (Path at = handle().toRealPath(); at != null; at = at.getParent()) {
			found.add(new LocalBackend().stat(LocalPaths.encode(at)));
		}
		return found;
	}

	/** The JDK would wait at a named pipe, so what it is has to be asked first. */
	@Override
	public OpenFile open(String name) throws IOException {
		LocalDirectory.requireFile(stat(name));
		return new PortableReading(channel(child(name), READ));
	}

	@Override
	public SourceFile openSource(String name) throws IOException {
		LocalDirectory.requireFile(stat(name));
		return open(name, READ);
	}

	@Override
	public NewFile createFile(String name) throws IOException {
		return open(name, CREATE, OWNER_ONLY);
	}

	@Override
	public NewFile reopenFile(String name) throws IOException {
		return LocalWrites.orClose(open(name, WRITE), LinuxWrites::requireOwnFile);
	}

	/** The JDK can't ask what it has opened, only what has its name by now. */
	@Override
	public NewFile openToOverwrite(String name) throws IOException {
		throw new SystemCallException(name, SystemError.UNSUPPORTED,
				"Without system calls nothing tells which file is overwritten, so none is");
	}

	private PortableFile open(String name, Set<OpenOption> options, FileAttribute<?>... attributes) throws IOException {
		Path child = child(name);
		return new PortableFile(channel(child, options, attributes), () -> stat(name),
				new PortableMetadata(view(child)));
	}

	@SuppressWarnings("resource") // the file's close does
	private FileChannel channel(Path child, Set<OpenOption> options, FileAttribute<?>... attributes)
			throws IOException {
		SeekableByteChannel channel = (this.stream instanceof SecureDirectoryStream<Path> secure)
				? secure.newByteChannel(child, options, attributes)
				: Files.newByteChannel(handle().resolve(child), options, attributes);
		return (FileChannel) channel;
	}

	/** A path that leads to the directory: by its handle if the system has such paths. */
	private Path handle() {
		Path handle = Descriptors.path(this.stream);
		return (handle != null) ? handle : this.path;
	}

	private static Path handleOf(LocalDirectory directory) {
		return new PortableWrites(directory.givenPath(), directory.stream()).handle();
	}

	private static Path child(String name) throws IOException {
		return LocalPaths.toName(Scratch.requireName(name));
	}

	private PosixFileAttributeView view(Path child) {
		return (this.stream instanceof SecureDirectoryStream<Path> secure) ? LocalBackend.view(secure, child) : Files
			.getFileAttributeView(handle().resolve(child), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
	}

	@Override
	public void createDirectory(String name) throws IOException {
		Files.createDirectory(handle().resolve(child(name)), OWNER_ONLY_DIRECTORY);
	}

	@Override
	public void createSymbolicLink(String name, String target) throws IOException {
		Path rooted = LocalPaths.toPath("/" + target);
		Path to = target.startsWith("/") ? rooted : rooted.subpath(0, rooted.getNameCount());
		Files.createSymbolicLink(handle().resolve(child(name)), to);
	}

	@Override
	public void createHardLink(String name, LocalDirectory holder, String existing) throws IOException {
		Files.createLink(handle().resolve(child(name)), handleOf(holder).resolve(child(existing)));
	}

	private void delete(String name) throws IOException {
		if (this.stream instanceof SecureDirectoryStream<Path> secure) {
			secure.deleteFile(child(name));
		}
		else {
			Files.delete(handle().resolve(child(name)));
		}
	}

	/**
	 * A second name replaces nothing, which no rename of the JDK can promise. What has
	 * taken the first one meanwhile stays.
	 */
	@Override
	public void renameNew(String name, LocalDirectory target, String newName) throws IOException {
		Path renamed = handleOf(target).resolve(child(newName));
		Files.createLink(renamed, handle().resolve(child(name)));
		if (LocalWrites.isSame(find(name), target.stat(newName))) {
			delete(name);
		}
	}

	@Override
	public boolean exchange(String name, String other) {
		return false;
	}

	@Override
	public long mount() throws IOException {
		return 0;
	}

	@Override
	public Metadata linkMetadata(String name) {
		return new PortableMetadata(view(LocalPaths.toName(name)));
	}

	@Override
	public void setOwner(String name, long owner, long group) throws IOException {
		throw PortableMetadata.unsupported(name);
	}

	@Override
	public void setModified(String name, long time) throws IOException {
		new PortableMetadata(view(child(name))).setModified(time);
	}

	@Override
	public Metadata metadata() {
		return new PortableMetadata((this.stream instanceof SecureDirectoryStream<Path> secure)
				? secure.getFileAttributeView(PosixFileAttributeView.class)
				: Files.getFileAttributeView(handle(), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
	}

	@Override
	public void sync() throws IOException {
		try (FileChannel channel = FileChannel.open(handle(), StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

	@Override
	public Space space() throws IOException {
		FileStore store = Files.getFileStore(handle());
		return new Space(store.getTotalSpace(), store.getUsableSpace(), 0, 255, store.isReadOnly());
	}

	private record PortableReading(FileChannel channel) implements OpenFile {

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
