package dev.driveyard.provider.archive;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

import dev.driveyard.files.EncodedName;
import dev.driveyard.provider.FileNames;
import dev.driveyard.provider.ReadOnlyDirectory;
import dev.driveyard.storage.Children;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.NotRegularFileException;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.SourceFile;

/**
 * A directory in an archive.
 */
final class ArchiveDirectory extends ReadOnlyDirectory {

	private final ArchiveBackend backend;

	private final String path;

	private final ArchiveNode node;

	ArchiveDirectory(ArchiveBackend backend, String path, ArchiveNode node) {
		super(path);
		this.backend = backend;
		this.path = path;
		this.node = node;
	}

	@Override
	public FileStat self() throws IOException {
		this.backend.requireUnchanged();
		return ArchiveBackend.stat("", this.node);
	}

	private ArchiveNode node(String name) throws IOException {
		ArchiveNode found = this.node.children().get(FileNames.require(name));
		if (found == null) {
			Children.Failure failure = this.node.failures().get(name);
			if (failure != null) {
				throw failure.cause();
			}
			throw new NoSuchFileException(EncodedName.display(name));
		}
		return found;
	}

	@Override
	public FileStat stat(String name) throws IOException {
		this.backend.requireUnchanged();
		return ArchiveBackend.stat(name, node(name));
	}

	@Override
	public Children list() throws IOException {
		this.backend.requireUnchanged();
		return ArchiveBackend.children(this.node);
	}

	@Override
	public OpenFile open(String name) throws IOException {
		return openSource(name);
	}

	@Override
	public SourceFile openSource(String name) throws IOException {
		this.backend.requireUnchanged();
		ArchiveNode found = node(name);
		EntryBytes.Source bytes = found.bytes();
		if (bytes == null) {
			throw new NotRegularFileException(EncodedName.display(name), found.attributes().mode());
		}
		return new ArchiveEntryFile(this.backend, found, bytes.open());
	}

	@Override
	public OpenDirectory openDirectory(String name) throws IOException {
		ArchiveNode found = node(name);
		if (!found.isDirectory()) {
			throw new NotDirectoryException(EncodedName.display(name));
		}
		return new ArchiveDirectory(this.backend, child(name), found);
	}

	@Override
	public OpenDirectory openParent() throws IOException {
		return this.backend.open(this.path.equals("/") ? "/" : EncodedPaths.parent(this.path));
	}

}
