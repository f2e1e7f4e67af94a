package dev.driveyard.content;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads stretches of a source as a whole.
 */
final class FullReads {

	private FullReads() {
	}

	/**
	 * Fills a stretch of an array from a position of a source.
	 * @throws SourceShrunkException if the source ends before
	 */
	static void read(ByteSource source, long position, byte[] target, int offset, int length) throws IOException {
		ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
		long at = position;
		while (buffer.hasRemaining()) {
			int read = source.read(buffer, at);
			if (read <= 0) {
				throw new SourceShrunkException(position + length, at);
			}
			at += read;
		}
	}

}
