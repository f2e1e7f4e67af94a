package dev.driveyard.content;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Bytes that can be read at any position, e.g. {@code fileChannel::read}. It must allow
 * reads by several threads at once if it is hashed by several.
 */
@FunctionalInterface
public interface ByteSource {

	/**
	 * Reads some bytes into a buffer that has room.
	 * @return how many, at least one; -1 if the source ends at or before the position
	 * @throws IOException if the bytes cannot be read
	 */
	int read(ByteBuffer target, long position) throws IOException;

}
