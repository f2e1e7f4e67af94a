package dev.driveyard.provider.archive;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file with what was unpacked. It has no name any more while it is used, so
 * it is gone whatever ends the program.
 */
final class UnpackedFile implements Closeable {

	/** So much room is left to others. */
	private static final long RESERVE = 256L << 20;

	private static final int BUFFER = 256 * 1024;

	private final FileChannel channel;

	/**
	 * @param length how much will come
	 * @throws IOException if there is no room for that
	 */
	UnpackedFile(long length) throws IOException {
		Path path = Files.createTempFile("driveyard-", ".tar");
		try {
			long room = Files.getFileStore(path).getUsableSpace() - RESERVE;
			if (length > room) {
				throw new IOException("the archive has to be unpacked to be read, and there is no room for its "
						+ length + " bytes in the folder for temporary files, " + path.getParent());
			}
			this.channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
		}
		finally {
			Files.delete(path);
		}
	}

	/**
	 * Takes all that a stream gives.
	 * @return how much
	 */
	long fill(InputStream in) throws IOException {
		byte[] buffer = new byte[BUFFER];
		for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
			ByteBuffer part = ByteBuffer.wrap(buffer, 0, read);
			while (part.hasRemaining()) {
				this.channel.write(part);
			}
		}
		return this.channel.size();
	}

	void readFully(ByteBuffer target, long position) throws IOException {
		long next = position;
		while (target.hasRemaining()) {
			int read = this.channel.read(target, next);
			if (read < 0) {
				throw new EOFException("the archive ends too early");
			}
			next += read;
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
