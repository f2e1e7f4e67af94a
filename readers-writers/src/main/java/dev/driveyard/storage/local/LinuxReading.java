package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import dev.driveyard.storage.OpenFile;

/**
 * A file of Linux that is open to be read by several threads.
 */
final class LinuxReading implements OpenFile {

	private static final int PIECE = 256 << 10;

	private static final ThreadLocal<ByteBuffer> PIECES = ThreadLocal
		.withInitial(() -> ByteBuffer.allocateDirect(PIECE));

	private final int descriptor;

	/** No read may go on when the descriptor is another file's. */
	private final ReadWriteLock lock = new ReentrantReadWriteLock();

	private boolean closed;

	LinuxReading(int descriptor) {
		this.descriptor = descriptor;
	}

	@Override
	public int read(ByteBuffer target, long position) throws IOException {
		if (target.isDirect()) {
			return readDirect(target, position);
		}
		ByteBuffer piece = PIECES.get().clear();
		int read = readDirect(piece.limit(Math.min(piece.capacity(), target.remaining())), position);
		if (read > 0) {
			target.put(piece.flip());
		}
		return read;
	}

	private int readDirect(ByteBuffer target, long position) throws IOException {
		this.lock.readLock().lock();
		try {
			if (this.closed) {
				throw new ClosedChannelException();
			}
			if (Thread.currentThread().isInterrupted()) {
				throw new ClosedByInterruptException();
			}
			return LinuxFile.read(this.descriptor, target, Scratch.addressOf(target) + target.position(), position);
		}
		finally {
			this.lock.readLock().unlock();
		}
	}

	@Override
	public void close() throws IOException {
		this.lock.writeLock().lock();
		try {
			if (!this.closed) {
				this.closed = true;
				Linux.check(LinuxCalls.close(this.descriptor), "");
			}
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

}
