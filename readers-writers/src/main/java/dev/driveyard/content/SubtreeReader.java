package dev.driveyard.content;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads and hashes one subtree after the other. Not thread-safe; keeps its buffer.
 */
final class SubtreeReader {

	private final Forest forest;

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
		FullReads.read(source, range.position(), this.buffer, 0, length);
		this.forest.clear();
		this.forest.add(0, length, counter, rootFlag);
		this.forest.grow(this.buffer);
		int root = this.forest.root(0);
		return Arrays.copyOfRange(this.forest.values(), root, root + Compression.VALUE);
	}

}
