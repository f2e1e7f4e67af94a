package dev.driveyard.storage.writing;

import java.io.IOException;
import java.nio.ByteBuffer;

import dev.driveyard.storage.SourceFile;

/**
 * A file that is open to be written, and to be read again. For one thread.
 */
public interface NewFile extends SourceFile {

	@Override
	Metadata metadata();

	/**
	 * Writes all that remains in a buffer.
	 */
	void write(ByteBuffer data, long position) throws IOException;

	/**
	 * Cuts the file off, or adds a hole, so that it has this size.
	 */
	void setLength(long size) throws IOException;

	/**
	 * Takes room for so many bytes, where the file system can; its size stays.
	 */
	void reserve(long size) throws IOException;

	/**
	 * Makes this file share all bytes with another until either is changed.
	 * @return false if that is not possible for these two; nothing has happened then
	 */
	boolean cloneOf(SourceFile source) throws IOException;

	/**
	 * Copies a stretch of another file to the same place in this one inside the system.
	 * @return how many bytes were copied, 0 at the end of the source, -1 if that is not
	 * possible for these two; nothing has happened then
	 */
	long copyOf(SourceFile source, long position, long length) throws IOException;

	/**
	 * Returns when all bytes are written out, so that {@link #forget} can drop them. That
	 * alone does not outlast a power failure, as {@link #sync} does, but takes less.
	 */
	default void flush() throws IOException {
		sync(false);
	}

}
