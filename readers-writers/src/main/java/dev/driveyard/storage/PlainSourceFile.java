package dev.driveyard.storage;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file that is no more than its bytes and its stat: one stretch of data, nothing beside
 * it, and nothing to be told to any cache.
 */
final class PlainSourceFile implements SourceFile {

	private final OpenFile file;

	private final FileStat stat;

	private PlainSourceFile(OpenFile file, FileStat stat) {
		this.file = file;
		this.stat = stat;
	}

	static SourceFile open(OpenDirectory directory, String name) throws IOException {
		FileStat found = directory.stat(name);
		return new PlainSourceFile(directory.open(name), new FileStat("", found.device(), found.stat()));
	}

	@Override
	public int read(ByteBuffer target, long position) throws IOException {
		return this.file.read(target, position);
	}

	@Override
	public FileStat stat() {
		return this.stat;
	}

	@Override
	public ExtendedAttributes metadata() {
		return ExtendedAttributes.NONE;
	}

	@Override
	public boolean isSparse() {
		return false;
	}

	@Override
	public long nextData(long position) {
		return (position < this.stat.stat().size()) ? position : -1;
	}

	@Override
	public long nextHole(long position) {
		return this.stat.stat().size();
	}

	@Override
	public void forget() {
		// there is no cache
	}

	@Override
	public void sync(boolean metadata) {
		// nothing was written
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
