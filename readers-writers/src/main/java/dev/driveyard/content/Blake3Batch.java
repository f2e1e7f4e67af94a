package dev.driveyard.content;

import java.util.Objects;

/**
 * Hashes many short messages at once, which is several times as fast as one after the
 * other: chunks and parents of different messages are compressed side by side. Messages
 * of 100 to 1000 KiB together, e.g. 64 small files that were read into one array, make
 * good use of it.
 * <p>
 * Not thread-safe; meant to be used again. Keeps up to 100 bytes for each KiB of the
 * largest batch.
 */
public final class Blake3Batch {

	private final Forest forest;

	public Blake3Batch() {
		this(new Forest(Kernels::forNodes));
	}

	Blake3Batch(Forest forest) {
		this.forest = forest;
	}

	/**
	 * Hashes stretches of an array, which may overlap.
	 * @param offsets where the messages start
	 * @param lengths how long they are; 0 is a message too
	 * @param count how many of the offsets and lengths to take
	 * @return a hash for each message, in their order
	 */
	public ContentHash[] hash(byte[] data, int[] offsets, int[] lengths, int count) {
		this.forest.clear();
		for (int i = 0; i < count; i++) {
			Objects.checkFromIndexSize(offsets[i], lengths[i], data.length);
			this.forest.add(offsets[i], lengths[i], 0, Compression.ROOT);
		}
		this.forest.grow(data);
		ContentHash[] hashes = new ContentHash[count];
		for (int i = 0; i < count; i++) {
			hashes[i] = ContentHash.ofWords(this.forest.values(), this.forest.root(i));
		}
		return hashes;
	}

}
