package dev.driveyard.provider.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * An archive's file with a position. Closing it leaves the file open.
 */
final class ArchiveChannel implements SeekableByteChannel {

	private final ArchiveFile file;

	private long position;

	private boolean closed;

	ArchiveChannel(ArchiveFile file) {
		this.file = file;
	}

	@Override
	public synchronized int read(ByteBuffer target) throws IOException {
		int read = this.file.read(target, this.position);
		this.position += Math.max(0, read);
		return read;
	}

	@Override
	public int write(ByteBuffer source) {
		throw new NonWritableChannelException();
	}

	@Override
	public synchronized long position() {
		return this.position;
	}

	@Override
	public synchronized SeekableByteChannel position(long newPosition) {
		this.position = newPosition;
		return this;
	}

	@Override
	public long size() {
		return this.file.size();
	}

	@Override
	public SeekableByteChannel truncate(long size) {
		throw new NonWritableChannelException();
	}

	@Override
	public synchronized boolean isOpen() {
		return !this.closed;
	}

	@Override
	public synchronized void close() {
		this.closed = true;
	}

}
