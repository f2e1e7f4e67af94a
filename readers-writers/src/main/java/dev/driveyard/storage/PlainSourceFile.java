package dev.driveyard.storage;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file to be copied of which a directory knows how it is read, and no more.
 */
final class PlainSourceFile extends ReadOnlyFile {

	private final OpenDirectory directory;

	private final String name;

	private final OpenFile file;

	private PlainSourceFile(OpenDirectory directory, String name, OpenFile file) {
		this.directory = directory;
		this.name = name;
		this.file = file;
	}

	static SourceFile open(OpenDirectory directory, String name) throws IOException {
		return new PlainSourceFile(directory, name, directory.open(name));
	}

	@Override
	public int read(ByteBuffer target, long position) throws IOException {
		return this.file.read(target, position);
	}

	@Override
	public FileStat stat() throws IOException {
		FileStat found = this.directory.stat(this.name);
		return new FileStat("", found.device(), found.stat());
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
