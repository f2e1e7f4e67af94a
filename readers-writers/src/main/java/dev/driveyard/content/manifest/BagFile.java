package dev.driveyard.content.manifest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;

/**
 * A file of a bag as a stream.
 */
final class BagFile extends InputStream {

	private final OpenFile file;

	private long position;

	private BagFile(OpenFile file) {
		this.file = file;
	}

	/**
	 * Opens a file of a directory.
	 * @throws IOException if it is a link, or anything else that is no regular file
	 */
	static InputStream open(OpenDirectory directory, String name) throws IOException {
		if (directory.stat(name).stat().kind() != FileKind.FILE) {
			throw new IOException("it is no regular file");
		}
		return new BufferedInputStream(new BagFile(directory.open(name)), 1 << 16);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read = this.file.read(ByteBuffer.wrap(bytes, offset, length), this.position);
		this.position += Math.max(read, 0);
		return read;
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
