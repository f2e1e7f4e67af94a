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

	@Override
	public int read(byte[] into, int offset, int length) throws IOException {
		checkClosed();
		this.bitOffset = 0;
		int read = (length == 0) ? 0 : this.content.read(this.streamPos, into, offset, length);
		if (read > 0) {
			this.streamPos += read;
		}
		return read;
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
