package dev.driveyard.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads and hashes one subtree after the other. Not thread-safe; keeps its buffers.
 * <p>
 * Channels read into memory outside of the heap anyway. Doing so in pieces that stay in
 * the processor's cache until they are copied is a little faster than leaving it to them,
 * and they do not keep a buffer as large as a subtree for each thread.
 */
final class SubtreeReader {

	private static final int PIECE = 256 * 1024;

	private final Forest forest;

	private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);

	private byte[] buffer = new byte[0];

	SubtreeReader(Forest forest) {
		this.forest = forest;
	}

	/**
	 * The chaining value of a stretch of a source.
	 * @param counter the number of its first chunk in the message
	 */
	int[] hash(ByteSource source, ByteRange range, long counter, int rootFlag) throws IOException {
		int length = (int) range.length();
		if (this.buffer.length < length) {
			this.buffer = new byte[length];
		}
		read(source, range);
		this.forest.clear();
		this.forest.add(0, length, counter, rootFlag);
		this.forest.grow(this.buffer);
		int root = this.forest.root(0);
		return Arrays.copyOfRange(this.forest.values(), root, root + Compression.VALUE);
	}

	private void read(ByteSource source, ByteRange range) throws IOException {
		int length = (int) range.length();
		for (int done = 0; done < length; done += PIECE) {
			this.piece.clear().limit(Math.min(PIECE, length - done));
			FullReads.read(source, range.position() + done, this.piece);
			this.piece.flip().get(this.buffer, done, this.piece.limit());
		}
	}

}
