package dev.driveyard.provider.sftp;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import dev.driveyard.storage.Ability;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.MountedFileSystem;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.volume.ClosableBackend;
import dev.driveyard.storage.volume.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * The files of a server, below a folder of it. Version 3 of the protocol tells whole
 * seconds and no inodes: a file's number is that of its path.
 */
final class SftpBackend implements ClosableBackend {

	/** The number of the only file system. */
	static final long DEVICE = 1;

	/**
	 * What is asked of the server's files.
	 */
	@FunctionalInterface
	interface TreeQuestion<T> {

		T ask(SftpTree tree) throws IOException;

	}

	private final SftpSettings settings;

	private final WireNames names;

	private final SftpConnections connections;

	SftpBackend(SftpSettings settings, Credentials credentials) {
		this.settings = settings;
		this.names = new WireNames(settings.charset());
		this.connections = new SftpConnections(settings, credentials);
	}

	@Override
	public Set<Ability> abilities() {
		return EnumSet.of(Ability.SYMBOLIC_LINKS, Ability.UNIX_MODES);
	}

	<T> T ask(TreeQuestion<T> question) throws IOException {
		return this.connections.ask((connection) -> question.ask(tree(connection)));
	}

	private SftpTree tree(SftpConnection connection) {
		return new SftpTree(connection, this.names, this.settings.root());
	}

	@Override
	public FileStat stat(String path) throws IOException {
		return ask((tree) -> tree.stat(path));
	}

	@Override
	public Children list(String path, FileStat expected) throws IOException {
		return ask((tree) -> tree.list(path));
	}

	@Override
	public OpenDirectory open(String path) throws IOException {
		ask((tree) -> tree.requireDirectory(path));
		return new SftpDirectory(this, path);
	}

	SourceFile openFile(String path) throws IOException {
		return this.connections.ask((connection) -> SftpFile.open(connection, tree(connection), path));
	}

	/**
	 * The root as the server has it, without links: what was typed may lead there by
	 * some.
	 */
	String realRoot() throws IOException {
		return ask((tree) -> tree.realPath(this.settings.root()));
	}

	/** The server's key. */
	@Nullable String hostKey() {
		return this.connections.hostKey();
	}

	/**
	 * The server's key, the user and the root tell the volume from any other: an address
	 * may lead to another server tomorrow.
	 */
	@Override
	public MountedFileSystem fileSystem(long device) {
		String key = Objects.requireNonNullElse(this.settings.hostKey(), "unknown key");
		return new MountedFileSystem("sftp:" + key + ":" + this.settings.user() + ":" + this.settings.root(),
				this.settings.root(), "sftp", this.settings.user() + "@" + this.settings.server());
	}

	@Override
	public void close() {
		this.connections.close();
	}

}
