package dev.driveyard.content.metadata.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * A file as Apache POI reads it. Nothing but reading is supported.
 */
public final class ContentChannel extends FileChannel {

	private final Content content;

	private long position;

	public ContentChannel(Content content) {
		this.content = content;
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		int count = read(target, this.position);
		this.position += Math.max(0, count);
		return count;
	}

	@Override
	public int read(ByteBuffer target, long from) throws IOException {
		if (!target.hasRemaining()) {
			return 0;
		}
		byte[] bytes = new byte[target.remaining()];
		int count = this.content.read(from, bytes, 0, bytes.length);
		if (count > 0) {
			target.put(bytes, 0, count);
		}
		return count;
	}

	@Override
	public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
		return read(targets[offset]);
	}

	@Override
	public long position() {
		return this.position;
	}

	@Override
	public FileChannel position(long to) {
		this.position = to;
		return this;
	}

	@Override
	public long size() {
		return this.content.size();
	}

	@Override
	public int write(ByteBuffer source) {
		throw new UnsupportedOperationException();
	}

	@Override
	public int write(ByteBuffer source, long to) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long write(ByteBuffer[] sources, int offset, int length) {
		throw new UnsupportedOperationException();
	}

	@Override
	public FileChannel truncate(long size) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void force(boolean metaData) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long transferTo(long from, long count, WritableByteChannel target) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long transferFrom(ReadableByteChannel source, long to, long count) {
		throw new UnsupportedOperationException();
	}

	@Override
	public MappedByteBuffer map(MapMode mode, long from, long size) {
		throw new UnsupportedOperationException();
	}

	@Override
	public FileLock lock(long from, long size, boolean shared) {
		throw new UnsupportedOperationException();
	}

	@Override
	public FileLock tryLock(long from, long size, boolean shared) {
		throw new UnsupportedOperationException();
	}

	@Override
	protected void implCloseChannel() {
		// the file stays where it is
	}

}
