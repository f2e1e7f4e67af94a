package dev.driveyard.provider.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * An archive's file from its beginning to its end. What is skipped is not read.
 */
final class ArchiveStream extends InputStream {

	private static final int BUFFER = 16 * 1024;

	private final ArchiveFile file;

	private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);

	private long next;

	ArchiveStream(ArchiveFile file) {
		this.file = file;
	}

	@Override
	public int read() throws IOException {
		return fill() ? this.buffer.get() & 0xFF : -1;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		if (!fill()) {
			return -1;
		}
		int part = Math.min(length, this.buffer.remaining());
		this.buffer.get(target, offset, part);
		return part;
	}

	private boolean fill() throws IOException {
		if (this.buffer.hasRemaining()) {
			return true;
		}
		this.next += Math.max(0, this.file.read(this.buffer.clear(), this.next));
		return this.buffer.flip().hasRemaining();
	}

	@Override
	public long skip(long wanted) {
		long here = this.next - this.buffer.remaining();
		long skipped = Math.max(0, Math.min(wanted, this.file.size() - here));
		if (skipped <= this.buffer.remaining()) {
			this.buffer.position(this.buffer.position() + (int) skipped);
		}
		else {
			this.next = here + skipped;
			this.buffer.limit(0);
		}
		return skipped;
	}

}
