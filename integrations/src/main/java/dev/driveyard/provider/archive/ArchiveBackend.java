package dev.driveyard.provider.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.storage.Ability;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.MountedFileSystem;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.storage.SystemCallException;
import dev.driveyard.storage.volume.ClosableBackend;
import org.jspecify.annotations.Nullable;

/**
 * What an archive holds. Opened when it is asked for the first time.
 */
final class ArchiveBackend implements ClosableBackend {

	/** The number of the only file system. */
	static final long DEVICE = 1;

	/** Where archives of other files, and of other times, differ. */
	private static final int HEAD = 512;

	private final Backend local;

	private final ArchiveSettings settings;

	private @Nullable ArchiveFile file;

	private @Nullable Archive archive;

	private @Nullable IOException failure;

	private boolean closed;

	ArchiveBackend(Backend local, ArchiveSettings settings) {
		this.local = local;
		this.settings = settings;
	}

	@Override
	public Set<Ability> abilities() {
		return EnumSet.of(Ability.SYMBOLIC_LINKS, Ability.UNIX_MODES);
	}

	/** What it holds; the archive is what it was when it was opened. */
	synchronized ArchiveTree tree() throws IOException {
		if (this.failure != null) {
			throw new IOException(this.failure.getMessage(), this.failure);
		}
		Archive open = this.archive;
		if (open == null) {
			open = open();
			this.archive = open;
		}
		file().requireUnchanged();
		return open.tree();
	}

	private Archive open() throws IOException {
		try {
			return this.settings.format().open(file(), this.settings.expansion());
		}
		catch (IOException ex) {
			this.failure = ex;
			throw ex;
		}
		catch (RuntimeException ex) { // of decoders, on bytes that make no sense
			this.failure = new IOException("the archive is damaged", ex);
			throw this.failure;
		}
	}

	private synchronized ArchiveFile file() throws IOException {
		if (this.closed) {
			throw new IOException("the archive was closed");
		}
		ArchiveFile open = this.file;
		if (open == null) {
			open = ArchiveFile.open(this.local, this.settings.file());
			this.file = open;
		}
		return open;
	}

	@Override
	public FileStat stat(String path) throws IOException {
		return stat(EncodedPaths.name(path), tree().require(path));
	}

	static FileStat stat(String name, ArchiveNode node) {
		return new FileStat(name, DEVICE, node.attributes());
	}

	@Override
	public Children list(String path, FileStat expected) throws IOException {
		try {
			return children(tree().requireDirectory(path));
		}
		catch (SystemCallException ex) {
			throw new StaleDirectoryException(path);
		}
	}

	static Children children(ArchiveNode directory) {
		List<FileStat> stats = new ArrayList<>(directory.children().size());
		directory.children().forEach((name, child) -> stats.add(stat(name, child)));
		return new Children(stats, List.copyOf(directory.failures().values()));
	}

	@Override
	public OpenDirectory open(String path) throws IOException {
		return new ArchiveDirectory(this, path, tree().requireDirectory(path));
	}

	/** Fails if the archive was written since it was opened. */
	void requireUnchanged() throws IOException {
		file().requireUnchanged();
	}

	/**
	 * The path of the file and its first bytes tell the archive from any other: what is
	 * put in its place is another one, what something is added to is the same.
	 */
	@Override
	public MountedFileSystem fileSystem(long device) {
		String kind = this.settings.format().kind();
		return new MountedFileSystem(kind + ":" + head() + ":" + this.settings.file(), this.settings.file(), kind,
				this.settings.file());
	}

	private String head() {
		try {
			ArchiveFile open = file();
			byte[] bytes = new byte[(int) Math.min(HEAD, open.size())];
			open.readFully(ByteBuffer.wrap(bytes), 0);
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
			return HexFormat.of().formatHex(digest, 0, 16);
		}
		catch (IOException ex) {
			return "unreadable";
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public synchronized void close() throws IOException {
		this.closed = true;
		if (this.archive != null) {
			this.archive.close();
		}
		if (this.file != null) {
			this.file.close();
		}
	}

}
