package dev.driveyard.content.metadata.bytes;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file from its beginning; what is skipped is not fetched.
 */
final class ContentStream extends InputStream {

	private final Content content;

	private final byte[] single = new byte[1];

	private long position;

	private long mark;

	ContentStream(Content content) {
		this.content = content;
	}

	@Override
	public int read() throws IOException {
		return (read(this.single, 0, 1) < 0) ? -1 : this.single[0] & 0xFF;
	}

	@Override
	public int read(byte[] into, int offset, int length) throws IOException {
		int count = (length == 0) ? 0 : this.content.read(this.position, into, offset, length);
		this.position += Math.max(0, count);
		return count;
	}

	@Override
	public long skip(long count) {
		long skipped = Math.max(0, Math.min(count, this.content.size() - this.position));
		this.position += skipped;
		return skipped;
	}

	@Override
	public int available() {
		return (int) Math.min(Integer.MAX_VALUE, this.content.size() - this.position);
	}

	@Override
	public boolean markSupported() {
		return true;
	}

	@Override
	public synchronized void mark(int limit) {
		this.mark = this.position;
	}

	@Override
	public synchronized void reset() {
		this.position = this.mark;
	}

}
