package dev.driveyard.provider.sftp;

import java.io.IOException;
import java.util.function.Consumer;

import dev.driveyard.provider.ReadOnlyDirectory;
import dev.driveyard.storage.Children;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.SourceFile;

/**
 * A directory on a server. The protocol has no handles of directories by which files are
 * found, so it is known by its path, which is looked at anew each time.
 */
final class SftpDirectory extends ReadOnlyDirectory {

	private final SftpBackend backend;

	private final String path;

	SftpDirectory(SftpBackend backend, String path) {
		super(path);
		this.backend = backend;
		this.path = path;
	}

	@Override
	public FileStat self() throws IOException {
		WireAttributes found = this.backend.ask((tree) -> tree.requireDirectory(this.path));
		return new FileStat("", SftpBackend.DEVICE, found.of(this.path, null));
	}

	@Override
	public FileStat stat(String name) throws IOException {
		String child = child(name);
		return this.backend.ask((tree) -> tree.stat(child));
	}

	@Override
	public Children list() throws IOException {
		return this.backend.ask((tree) -> tree.list(this.path));
	}

	@Override
	public void eachName(Consumer<String> visitor) throws IOException {
		this.backend.ask((tree) -> tree.names(this.path)).forEach(visitor);
	}

	@Override
	public OpenFile open(String name) throws IOException {
		return openSource(name);
	}

	@Override
	public SourceFile openSource(String name) throws IOException {
		return this.backend.openFile(child(name));
	}

	@Override
	public OpenDirectory openDirectory(String name) throws IOException {
		return this.backend.open(child(name));
	}

	@Override
	public OpenDirectory openParent() throws IOException {
		return this.backend.open(this.path.equals("/") ? "/" : EncodedPaths.parent(this.path));
	}

}
