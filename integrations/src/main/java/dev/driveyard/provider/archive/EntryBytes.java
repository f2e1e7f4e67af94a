package dev.driveyard.provider.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The bytes of one entry. For one thread.
 */
interface EntryBytes extends Closeable {

	/**
	 * Reads from a position on.
	 * @return how many bytes were read, -1 at the end
	 */
	int read(ByteBuffer target, long position) throws IOException;

	/**
	 * Opens them.
	 */
	@FunctionalInterface
	interface Source {

		EntryBytes open() throws IOException;

	}

}
