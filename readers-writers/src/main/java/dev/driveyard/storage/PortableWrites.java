package dev.driveyard.storage;

import java.io.IOException;
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

import dev.driveyard.catalogue.EntryKind;
import org.jspecify.annotations.Nullable;

/**
 * By what the JDK has for all systems. It makes files by handle, but directories and
 * links only by path, keeps neither owners nor extended attributes nor holes, and times
 * to the microsecond.
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
		return LocalVolume.stat(name, view(child).readAttributes(), this.path.resolve(child));
	}

	@Override
	public List<FileStat> ancestry() throws IOException {
		List<FileStat> found = new ArrayList<>();
		for (Path at = this.path.toRealPath(); at != null; at = at.getParent()) {
			found.add(new LocalVolume().stat(LocalPaths.encode(at)));
		}
		return found;
	}

	@Override
	public SourceFile openSource(String name) throws IOException {
		FileStat found = find(name);
		if (found != null && found.stat().kind() != EntryKind.FILE) {
			throw new SystemCallException(name, SystemError.LINK, "This is no regular file");
		}
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

	private PortableFile open(String name, Set<OpenOption> options, FileAttribute<?>... attributes) throws IOException {
		Path child = child(name);
		SeekableByteChannel channel = (this.stream instanceof SecureDirectoryStream<Path> secure)
				? secure.newByteChannel(child, options, attributes)
				: Files.newByteChannel(this.path.resolve(child), options, attributes);
		return new PortableFile((FileChannel) channel, () -> stat(name), new PortableMetadata(view(child)));
	}

	private static Path child(String name) throws IOException {
		return LocalPaths.toName(Scratch.requireName(name));
	}

	private PosixFileAttributeView view(Path child) {
		return (this.stream instanceof SecureDirectoryStream<Path> secure) ? LocalVolume.view(secure, child) : Files
			.getFileAttributeView(this.path.resolve(child), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
	}

	@Override
	public void createDirectory(String name) throws IOException {
		Files.createDirectory(this.path.resolve(child(name)), OWNER_ONLY_DIRECTORY);
	}

	@Override
	public void createSymbolicLink(String name, String target) throws IOException {
		Path rooted = LocalPaths.toPath("/" + target);
		Path to = target.startsWith("/") ? rooted : rooted.subpath(0, rooted.getNameCount());
		Files.createSymbolicLink(this.path.resolve(child(name)), to);
	}

	@Override
	public void createHardLink(String name, LocalDirectory holder, String existing) throws IOException {
		Files.createLink(this.path.resolve(child(name)), holder.givenPath().resolve(child(existing)));
	}

	private void delete(String name) throws IOException {
		if (this.stream instanceof SecureDirectoryStream<Path> secure) {
			secure.deleteFile(child(name));
		}
		else {
			Files.delete(this.path.resolve(child(name)));
		}
	}

	/**
	 * A second name replaces nothing, which no rename of the JDK can promise. What has
	 * taken the first one meanwhile stays.
	 */
	@Override
	public void renameNew(String name, LocalDirectory target, String newName) throws IOException {
		Path renamed = target.givenPath().resolve(child(newName));
		Files.createLink(renamed, this.path.resolve(child(name)));
		if (LocalWrites.isSame(find(name), new LocalVolume().stat(LocalPaths.encode(renamed.toAbsolutePath())))) {
			delete(name);
		}
	}

	@Override
	public void setOwner(String name, long owner, long group) throws IOException {
		throw PortableMetadata.unsupported(name);
	}

	@Override
	public void setModified(String name, long nanos) throws IOException {
		new PortableMetadata(view(child(name))).setModified(nanos);
	}

	@Override
	public Metadata metadata() {
		return new PortableMetadata((this.stream instanceof SecureDirectoryStream<Path> secure)
				? secure.getFileAttributeView(PosixFileAttributeView.class)
				: Files.getFileAttributeView(this.path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
	}

	@Override
	public void sync() throws IOException {
		try (FileChannel channel = FileChannel.open(this.path, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

	@Override
	public Space space() throws IOException {
		FileStore store = Files.getFileStore(this.path);
		return new Space(store.getTotalSpace(), store.getUsableSpace(), 0, 255, store.isReadOnly());
	}

}
