package dev.driveyard.content.metadata.document;

import java.io.IOException;

import dev.driveyard.content.metadata.bytes.Content;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/**
 * A file as PDFBox reads it.
 */
public final class PdfBytes implements RandomAccessRead {

	private final Content content;

	private final byte[] single = new byte[1];

	private long position;

	private boolean closed;

	public PdfBytes(Content content) {
		this.content = content;
	}

	@Override
	public int read() throws IOException {
		return (read(this.single, 0, 1) < 1) ? -1 : this.single[0] & 0xFF;
	}

	@Override
	public int read(byte[] into, int offset, int length) throws IOException {
		int count = this.content.read(this.position, into, offset, length);
		this.position += Math.max(0, count);
		return count;
	}

	@Override
	public long getPosition() {
		return this.position;
	}

	@Override
	public void seek(long to) throws IOException {
		if (to < 0) {
			throw new IOException("a position of " + to);
		}
		this.position = Math.min(to, length());
	}

	@Override
	public long length() {
		return this.content.size();
	}

	@Override
	public boolean isClosed() {
		return this.closed;
	}

	@Override
	public void close() {
		this.closed = true;
	}

	@Override
	public boolean isEOF() {
		return this.position >= length();
	}

	@Override
	public RandomAccessReadView createView(long from, long length) {
		return new RandomAccessReadView(new PdfBytes(this.content), from, length, true);
	}

}
