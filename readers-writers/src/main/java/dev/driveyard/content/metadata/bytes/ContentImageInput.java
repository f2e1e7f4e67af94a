package dev.driveyard.content.metadata.bytes;

import java.io.EOFException;
import java.io.IOException;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file as ImageIO reads it.
 */
public final class ContentImageInput extends ImageInputStreamImpl {

	private final Content content;

	private final byte[] single = new byte[1];

	public ContentImageInput(Content content) {
		this.content = content;
	}

	@Override
	public int read() throws IOException {
		return (read(this.single, 0, 1) < 0) ? -1 : this.single[0] & 0xFF;
	}

	/**
	 * As many as are asked for, but at the end: readers of numbers take less for the end.
	 */
	@Override
	public int read(byte[] into, int offset, int length) throws IOException {
		checkClosed();
		this.bitOffset = 0;
		int done = 0;
		while (done < length) {
			int read = this.content.read(this.streamPos, into, offset + done, length - done);
			if (read < 0) {
				return (done > 0) ? done : -1;
			}
			this.streamPos += read;
			done += read;
		}
		return done;
	}

	@Override
	public long length() {
		return this.content.size();
	}

	@Override
	public void readFully(byte[] into, int offset, int length) throws IOException {
		int done = 0;
		while (done < length) {
			int read = read(into, offset + done, length - done);
			if (read < 0) {
				throw new EOFException("it is cut off");
			}
			done += read;
		}
	}

}
