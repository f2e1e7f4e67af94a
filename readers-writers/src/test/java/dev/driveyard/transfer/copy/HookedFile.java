package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.ByteBuffer;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.writing.Metadata;
import dev.driveyard.storage.writing.NewFile;

/**
 * A file to override what a test is about.
 */
class HookedFile implements NewFile {

	protected final NewFile local;

	HookedFile(NewFile local) {
		this.local = local;
	}

	@Override
	public FileStat stat() throws IOException {
		return this.local.stat();
	}

	@Override
	public Metadata metadata() {
		return this.local.metadata();
	}

	@Override
	public boolean isSparse() throws IOException {
		return this.local.isSparse();
	}

	@Override
	public long nextData(long position) throws IOException {
		return this.local.nextData(position);
	}

	@Override
	public long nextHole(long position) throws IOException {
		return this.local.nextHole(position);
	}

	@Override
	public void forget() throws IOException {
		this.local.forget();
	}

	@Override
	public int read(ByteBuffer target, long position) throws IOException {
		return this.local.read(target, position);
	}

	@Override
	public void write(ByteBuffer data, long position) throws IOException {
		this.local.write(data, position);
	}

	@Override
	public void setLength(long size) throws IOException {
		this.local.setLength(size);
	}

	@Override
	public void reserve(long size) throws IOException {
		this.local.reserve(size);
	}

	@Override
	public boolean cloneOf(SourceFile source) throws IOException {
		return this.local.cloneOf(source);
	}

	@Override
	public long copyOf(SourceFile source, long position, long length) throws IOException {
		return this.local.copyOf(source, position, length);
	}

	@Override
	public void sync(boolean metadata) throws IOException {
		this.local.sync(metadata);
	}

	@Override
	public void close() throws IOException {
		this.local.close();
	}

}
