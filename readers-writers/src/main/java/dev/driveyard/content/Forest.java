package dev.driveyard.content;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Grows the hash trees of several stretches of one array together, level by level, so
 * that the chunks and parents of all of them can go side by side. A stretch is a whole
 * message or, not finished with the root's flag, a subtree of a larger one.
 * <p>
 * Neighbours are paired on each level, and an odd last node moves up as it is: that gives
 * the tree of section 2.1 of the BLAKE3 paper. Not thread-safe; grows as needed and is
 * used again.
 */
final class Forest {

	private final IntFunction<Kernel> kernels;

	private final Nodes nodes = new Nodes();

	private int trees;

	private int slots;

	private int[] offset = new int[1];

	private int[] length = new int[1];

	private long[] counter = new long[1];

	private int[] rootFlag = new int[1];

	private int[] slot = new int[1];

	private int[] width = new int[1];

	private int[] values = new int[Compression.VALUE];

	/**
	 * A forest with kernels for that many nodes.
	 */
	Forest(IntFunction<Kernel> kernels) {
		this.kernels = kernels;
	}

	void clear() {
		this.trees = 0;
		this.slots = 0;
	}

	/**
	 * Adds a stretch.
	 * @param counter the number of its first chunk in its message
	 * @param rootFlag {@link Compression#ROOT} if it is a whole message, or 0
	 */
	void add(int offset, int length, long counter, int rootFlag) {
		reserve();
		int tree = this.trees++;
		this.offset[tree] = offset;
		this.length[tree] = length;
		this.counter[tree] = counter;
		this.rootFlag[tree] = rootFlag;
		this.slot[tree] = this.slots;
		this.width[tree] = Math.max(1, (length + Compression.CHUNK - 1) / Compression.CHUNK);
		this.slots += this.width[tree];
	}

	private void reserve() {
		if (this.trees == this.offset.length) {
			int capacity = 2 * this.trees;
			this.offset = Arrays.copyOf(this.offset, capacity);
			this.length = Arrays.copyOf(this.length, capacity);
			this.counter = Arrays.copyOf(this.counter, capacity);
			this.rootFlag = Arrays.copyOf(this.rootFlag, capacity);
			this.slot = Arrays.copyOf(this.slot, capacity);
			this.width = Arrays.copyOf(this.width, capacity);
		}
	}

	/**
	 * The values that {@link #grow} made.
	 */
	int[] values() {
		return this.values;
	}

	/**
	 * Where the root of a tree starts among the values.
	 */
	int root(int tree) {
		return this.slot[tree] * Compression.VALUE;
	}

	/**
	 * Hashes all stretches down to their roots.
	 */
	void grow(byte[] data) {
		if (this.values.length < this.slots * Compression.VALUE) {
			this.values = new int[this.slots * Compression.VALUE];
		}
		leaves(data);
		while (pairs()) {
			this.kernels.apply(this.nodes.size()).parents(this.nodes, this.values);
			for (int tree = 0; tree < this.trees; tree++) {
				moveUp(tree);
			}
		}
	}

	private void leaves(byte[] data) {
		this.nodes.clear();
		for (int tree = 0; tree < this.trees; tree++) {
			for (int chunk = 0; chunk < this.width[tree] - 1; chunk++) {
				addChunk(tree, chunk, Compression.CHUNK, 0);
			}
		}
		for (int blocks = Compression.CHUNK / Compression.BLOCK; blocks > 0; blocks--) {
			addLastChunks(blocks);
		}
		this.kernels.apply(this.nodes.size()).chunks(data, this.nodes, this.values);
	}

	private void addLastChunks(int blocks) {
		int least = (blocks == 1) ? 0 : (blocks - 1) * Compression.BLOCK + 1;
		int most = blocks * Compression.BLOCK;
		for (int tree = 0; tree < this.trees; tree++) {
			int last = this.width[tree] - 1;
			int left = this.length[tree] - last * Compression.CHUNK;
			if (left >= least && left <= most) {
				addChunk(tree, last, left, (last == 0) ? this.rootFlag[tree] : 0);
			}
		}
	}

	private void addChunk(int tree, int chunk, int size, int flags) {
		this.nodes.addChunk(this.offset[tree] + chunk * Compression.CHUNK, size, this.counter[tree] + chunk, flags,
				(this.slot[tree] + chunk) * Compression.VALUE);
	}

	/**
	 * Pairs the neighbours of this level.
	 * @return whether there were any
	 */
	private boolean pairs() {
		this.nodes.clear();
		for (int tree = 0; tree < this.trees; tree++) {
			int flags = (this.width[tree] == 2) ? this.rootFlag[tree] : 0;
			for (int pair = 0; pair < this.width[tree] / 2; pair++) {
				this.nodes.addParent((this.slot[tree] + 2 * pair) * Compression.VALUE, flags,
						(this.slot[tree] + pair) * Compression.VALUE);
			}
		}
		return this.nodes.size() > 0;
	}

	private void moveUp(int tree) {
		int odd = this.width[tree] - 1;
		if (odd > 0 && odd % 2 == 0) {
			System.arraycopy(this.values, (this.slot[tree] + odd) * Compression.VALUE, this.values,
					(this.slot[tree] + odd / 2) * Compression.VALUE, Compression.VALUE);
		}
		this.width[tree] = (this.width[tree] + 1) / 2;
	}

}
