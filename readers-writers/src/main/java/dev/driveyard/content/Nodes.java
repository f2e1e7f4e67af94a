package dev.driveyard.content;

import java.util.Arrays;

/**
 * Nodes of hash trees that do not depend on each other, so that a {@link Kernel} may
 * compress them in any order or side by side. They are either chunks of data or parents.
 * Not thread-safe; grows as needed and is used again.
 */
public final class Nodes {

	private int size;

	private int[] from = new int[16];

	private int[] length = new int[16];

	private long[] counter = new long[16];

	private int[] flags = new int[16];

	private int[] target = new int[16];

	Nodes() {
	}

	void clear() {
		this.size = 0;
	}

	/**
	 * Adds a chunk; those with more blocks come first.
	 */
	void addChunk(int offset, int length, long counter, int flags, int target) {
		reserve();
		int i = this.size++;
		this.from[i] = offset;
		this.length[i] = length;
		this.counter[i] = counter;
		this.flags[i] = flags;
		this.target[i] = target;
	}

	void addParent(int left, int flags, int target) {
		addChunk(left, Compression.BLOCK, 0, Compression.PARENT | flags, target);
	}

	private void reserve() {
		if (this.size == this.from.length) {
			int capacity = 2 * this.size;
			this.from = Arrays.copyOf(this.from, capacity);
			this.length = Arrays.copyOf(this.length, capacity);
			this.counter = Arrays.copyOf(this.counter, capacity);
			this.flags = Arrays.copyOf(this.flags, capacity);
			this.target = Arrays.copyOf(this.target, capacity);
		}
	}

	public int size() {
		return this.size;
	}

	/**
	 * For a chunk where it starts in the data, for a parent where its left child's
	 * chaining value starts among the values; the right one's follows it.
	 */
	public int from(int node) {
		return this.from[node];
	}

	/**
	 * How many bytes a chunk has, 0 to 1024.
	 */
	public int length(int node) {
		return this.length[node];
	}

	/**
	 * How many blocks a chunk has, 1 to 16; never more than the node before it.
	 */
	public int blocks(int node) {
		return Math.max(1, (this.length[node] + Compression.BLOCK - 1) / Compression.BLOCK);
	}

	/**
	 * The number of a chunk in its input; 0 for a parent.
	 */
	public long counter(int node) {
		return this.counter[node];
	}

	/**
	 * What the last block of the node is flagged with, besides the end of a chunk.
	 */
	public int flags(int node) {
		return this.flags[node];
	}

	/**
	 * What a block of a chunk is flagged with.
	 */
	public int flags(int node, int block) {
		int start = (block == 0) ? Compression.CHUNK_START : 0;
		return (block == blocks(node) - 1) ? start | Compression.CHUNK_END | this.flags[node] : start;
	}

	/**
	 * Where the eight words of the result start among the values.
	 */
	public int target(int node) {
		return this.target[node];
	}

}
