package dev.driveyard.content;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Joins the subtrees of one message as they get ready, in any order. A node waits until
 * its neighbour is there, so with n threads about n times the height of the tree wait at
 * most. Thread-safe.
 */
final class SubtreeJoin {

	private final long subtrees;

	private final Map<Place, int[]> waiting = new HashMap<>();

	private int @Nullable [] root;

	/**
	 * A join of so many subtrees. All but the last have the same size, a power of two.
	 */
	SubtreeJoin(long subtrees) {
		this.subtrees = subtrees;
	}

	/**
	 * What the root of a subtree is to be flagged with.
	 */
	int rootFlag() {
		return (this.subtrees == 1) ? Compression.ROOT : 0;
	}

	/**
	 * Adds the chaining value of a subtree.
	 */
	synchronized void add(long index, int[] value) {
		int[] node = value;
		long i = index;
		long width = this.subtrees;
		for (int level = 0; width > 1; level++) {
			if (i % 2 == 1 || i < width - 1) {
				int[] neighbour = this.waiting.remove(new Place(level, i ^ 1));
				if (neighbour == null) {
					this.waiting.put(new Place(level, i), node);
					return;
				}
				node = (i % 2 == 0) ? join(node, neighbour, width) : join(neighbour, node, width);
			}
			i /= 2;
			width = (width + 1) / 2;
		}
		this.root = node;
	}

	private static int[] join(int[] left, int[] right, long width) {
		int[] pair = new int[2 * Compression.VALUE];
		System.arraycopy(left, 0, pair, 0, Compression.VALUE);
		System.arraycopy(right, 0, pair, Compression.VALUE, Compression.VALUE);
		int[] parent = new int[Compression.VALUE];
		Compression.join(pair, 0, parent, 0, new int[Compression.WORDS], (width == 2) ? Compression.ROOT : 0);
		return parent;
	}

	/**
	 * The hash, after all subtrees were added.
	 */
	synchronized ContentHash hash() {
		if (this.root == null) {
			throw new IllegalStateException("Not all of " + this.subtrees + " subtrees are there");
		}
		return ContentHash.ofWords(this.root, 0);
	}

	/**
	 * Where a node is in the tree, level 0 being the subtrees'.
	 */
	private record Place(int level, long index) {
	}

}
