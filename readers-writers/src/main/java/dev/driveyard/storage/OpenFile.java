package dev.driveyard.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file that is open for reading. Safe for use by several threads.
 */
public interface OpenFile extends Closeable {

	/**
	 * Reads from a position on.
	 * @return how many bytes were read, -1 at the end
	 */
	int read(ByteBuffer target, long position) throws IOException;

}
