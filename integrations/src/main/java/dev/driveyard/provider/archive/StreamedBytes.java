package dev.driveyard.provider.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that can only be unpacked from their beginning on: whoever goes back begins anew.
 * They have to be as many as was said, with the checksum that was said.
 */
final class StreamedBytes implements EntryBytes {

	private static final int BUFFER = 64 * 1024;

	/**
	 * Opens the stream.
	 */
	@FunctionalInterface
	interface Opening {

		InputStream open() throws IOException;

	}

	private final Opening opening;

	private final long size;

	private final long checksum;

	private final byte[] buffer = new byte[BUFFER];

	private CRC32 sum = new CRC32();

	private @Nullable InputStream in;

	private long next;

	StreamedBytes(Opening opening, long size, long checksum) {
		this.opening = opening;
		this.size = size;
		this.checksum = checksum;
	}

	@Override
	public int read(ByteBuffer target, long position) throws IOException {
		if (position >= this.size) {
			return atEnd(position);
		}
		InputStream stream = at(position);
		int read = unpack(stream, Math.min(target.remaining(), BUFFER));
		target.put(this.buffer, 0, read);
		return read;
	}

	/**
	 * Nothing more; but who reads to the end also learns whether that is where it should
	 * be.
	 */
	private int atEnd(long position) throws IOException {
		if (position == this.size && this.next == this.size && this.in != null && this.in.read() >= 0) {
			throw new IOException("it holds more than the archive says");
		}
		return -1;
	}

	private InputStream at(long position) throws IOException {
		if (this.in == null || position < this.next) {
			close();
			this.in = this.opening.open();
			this.sum = new CRC32();
			this.next = 0;
		}
		while (this.next < position) {
			unpack(this.in, (int) Math.min(position - this.next, BUFFER));
		}
		return this.in;
	}

	private int unpack(InputStream stream, int most) throws IOException {
		int read = read(stream, (int) Math.min(most, this.size - this.next));
		if (read < 0) {
			throw new EOFException("it holds less than the archive says");
		}
		this.sum.update(this.buffer, 0, read);
		this.next += read;
		if (this.next == this.size && this.checksum >= 0 && this.sum.getValue() != this.checksum) {
			throw new IOException("it is damaged: its checksum is not what the archive says");
		}
		return read;
	}

	private int read(InputStream stream, int most) throws IOException {
		try {
			return stream.read(this.buffer, 0, most);
		}
		catch (RuntimeException ex) { // of decoders, on bytes that make no sense
			throw new IOException("it is damaged", ex);
		}
	}

	@Override
	public void close() throws IOException {
		if (this.in != null) {
			this.in.close();
			this.in = null;
		}
	}

}
