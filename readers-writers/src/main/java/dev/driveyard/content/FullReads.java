package dev.driveyard.content;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads stretches of a source, however little it gives at once.
 */
public final class FullReads {

	private FullReads() {
	}

	/**
	 * Fills a stretch of an array from a position of a source.
	 * @throws SourceShrunkException if the source ends before
	 */
	static void read(ByteSource source, long position, byte[] target, int offset, int length) throws IOException {
		read(source, position, ByteBuffer.wrap(target, offset, length));
	}

	/**
	 * Fills what remains of a buffer from a position of a source.
	 * @throws SourceShrunkException if the source ends before
	 */
	public static void read(ByteSource source, long position, ByteBuffer target) throws IOException {
		long end = position + target.remaining();
		long at = position;
		while (target.hasRemaining()) {
			int read = source.read(target, at);
			if (read <= 0) {
				throw new SourceShrunkException(end, at);
			}
			at += read;
		}
	}

	/**
	 * Puts into a buffer what a source has from a position on, as much as there is room
	 * for.
	 * @return how many bytes that are
	 */
	public static int fill(ByteSource source, long position, ByteBuffer target) throws IOException {
		int start = target.position();
		while (target.hasRemaining() && source.read(target, position + target.position() - start) > 0) {
			// a source gives what it has
		}
		return target.position() - start;
	}

}
