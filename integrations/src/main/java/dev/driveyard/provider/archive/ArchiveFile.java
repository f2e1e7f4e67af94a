package dev.driveyard.provider.archive;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.storage.Backend;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.SourceFile;

/**
 * The open file that an archive is in. It stays the same one whatever happens to its
 * path, and must not change while it is open.
 */
final class ArchiveFile implements Closeable {

	private static final int BUFFER = 64 * 1024;

	private final SourceFile file;

	/** The system reads into memory that is not moved about. */
	private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

	private final FileAttributes attributes;

	private ArchiveFile(SourceFile file) throws IOException {
		this.file = file;
		this.attributes = file.stat().stat();
	}

	/**
	 * Opens the file at an absolute, encoded path, to which no link leads.
	 */
	static ArchiveFile open(Backend local, String path) throws IOException {
		try (OpenDirectory directory = local.open(EncodedPaths.parent(path))) {
			SourceFile file = directory.openSource(EncodedPaths.name(path));
			try {
				return new ArchiveFile(file);
			}
			catch (IOException | RuntimeException ex) {
				file.close();
				throw ex;
			}
		}
	}

	/** As it was when it was opened. */
	FileAttributes attributes() {
		return this.attributes;
	}

	long size() {
		return this.attributes.size();
	}

	/**
	 * Fails if it was written since it was opened.
	 */
	void requireUnchanged() throws IOException {
		if (!this.file.stat().stat().sameVersion(this.attributes)) {
			throw new IOException("the archive was changed while it was read");
		}
	}

	/**
	 * Reads from a position on. Used by several threads.
	 * @return how many bytes were read, -1 at the end
	 */
	synchronized int read(ByteBuffer target, long position) throws IOException {
		if (target.isDirect()) {
			return this.file.read(target, position);
		}
		this.buffer.clear().limit(Math.min(target.remaining(), BUFFER));
		int read = this.file.read(this.buffer, position);
		target.put(this.buffer.flip());
		return read;
	}

	/** Reads all that a buffer has room for. */
	void readFully(ByteBuffer target, long position) throws IOException {
		long next = position;
		while (target.hasRemaining()) {
			int read = read(target, next);
			if (read <= 0) {
				throw new EOFException("the archive ends too early");
			}
			next += read;
		}
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
