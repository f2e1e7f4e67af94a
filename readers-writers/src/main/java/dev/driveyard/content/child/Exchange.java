package dev.driveyard.content.child;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

import dev.driveyard.content.ByteSource;
import org.jspecify.annotations.Nullable;

/**
 * The talk about one file, at the parent's end.
 *
 * @param <R> what comes of the file
 */
final class Exchange<R> {

	Watchdog watchdog;

	private final ChildProcess<R> process;

	private final Child child;

	private final ByteSource source;

	private final Duration deadline;

	private boolean isReserved;

	private long reserved;

	private @Nullable IOException lost;

	Exchange(ChildProcess<R> process, Child child, ByteSource source, Duration deadline) {
		this.process = process;
		this.child = child;
		this.source = source;
		this.deadline = deadline;
		this.watchdog = new Watchdog(child, deadline);
	}

	R run(String order, long size, int length) {
		try {
			this.child.out.writeByte(ChildWire.FILE);
			this.child.out.writeUTF(order);
			this.child.out.writeLong(size);
			send(length);
			byte kind = this.child.in.readByte();
			for (; kind == ChildWire.WANT || kind == ChildWire.ROOM; kind = this.child.in.readByte()) {
				if (kind == ChildWire.ROOM) {
					reserve(this.child.in.readLong());
				}
				else {
					serve(this.child.in.readLong(), this.child.in.readInt(), size);
				}
			}
			if (kind == ChildWire.LAST) {
				this.child.files = this.process.task().filesPerChild();
			}
			return this.process.task().read(order, this.child.in);
		}
		catch (IOException ex) {
			throw new PipeException(ex);
		}
	}

	private void serve(long position, int length, long size) throws IOException {
		if (position < 0 || length < 0 || length > ChildWire.MOST || position > size - length) {
			throw new IOException("a range outside the file");
		}
		int count = 0;
		try {
			count = (this.lost != null) ? 0 : this.process.fill(this.source, position, length);
		}
		catch (IOException ex) {
			this.lost = ex;
		}
		if (this.lost != null) {
			this.child.out.writeByte(ChildWire.LOST);
			this.child.out.flush();
			return;
		}
		this.child.out.writeByte(ChildWire.BYTES);
		send(count);
	}

	private void send(int length) throws IOException {
		this.child.out.writeInt(length);
		this.child.out.write(this.process.filled(), 0, length);
		this.child.out.flush();
	}

	/** The time that a file waits for memory is not its own. */
	private void reserve(long bytes) throws IOException {
		if (bytes <= 0 || this.isReserved || !this.watchdog.done()) {
			throw new IOException("memory that can't be asked for");
		}
		try {
			this.process.task().reserve(bytes);
			this.isReserved = true;
			this.reserved = bytes;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.lost = new InterruptedIOException("interrupted while other files took all memory");
			throw new IOException(ex);
		}
		finally {
			this.watchdog = new Watchdog(this.child, this.deadline);
		}
		this.child.out.writeByte(ChildWire.GRANTED);
		this.child.out.flush();
	}

	void release() {
		if (this.isReserved) {
			this.isReserved = false;
			this.process.task().release(this.reserved);
		}
	}

	/** What happened to the file matters more than what the child made of it. */
	void throwLost() throws IOException {
		if (this.lost != null) {
			throw this.lost;
		}
	}

	/**
	 * The child is gone, or talks nonsense.
	 */
	static final class PipeException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		PipeException(IOException cause) {
			super(cause);
		}

	}

}
