package dev.driveyard.provider.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that knows how far it was read.
 */
final class CountingStream extends FilterInputStream {

	/**
	 * Told how far it was read.
	 */
	@FunctionalInterface
	interface Watch {

		void read(long position) throws IOException;

	}

	private final Watch watch;

	private long position;

	CountingStream(InputStream in, Watch watch) {
		super(in);
		this.watch = watch;
	}

	long position() {
		return this.position;
	}

	@Override
	public int read() throws IOException {
		int read = super.read();
		count((read < 0) ? 0 : 1);
		return read;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		int read = super.read(target, offset, length);
		count(Math.max(0, read));
		return read;
	}

	@Override
	public long skip(long wanted) throws IOException {
		long skipped = super.skip(wanted);
		count(skipped);
		return skipped;
	}

	private void count(long more) throws IOException {
		this.position += more;
		this.watch.read(this.position);
	}

	/**
	 * Skips all of it.
	 * @throws EOFException if there is less
	 */
	void skipFully(long wanted) throws IOException {
		for (long left = wanted; left > 0;) {
			long skipped = skip(left);
			if (skipped == 0 && read() < 0) {
				throw new EOFException("the archive ends too early");
			}
			left -= Math.max(1, skipped);
		}
	}

}
