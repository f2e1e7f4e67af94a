package dev.driveyard.content;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Some consecutive nodes, a lane each. Lanes with fewer blocks drop out as the blocks go
 * by; they are the last ones.
 */
final class LaneGroup {

	private final Nodes nodes;

	private final int first;

	private final int lanes;

	private final int[] s;

	LaneGroup(Nodes nodes, int first, int lanes, int[] state) {
		this.nodes = nodes;
		this.first = first;
		this.lanes = lanes;
		this.s = state;
	}

	/**
	 * @param data the chunks' data, or null if the nodes are parents
	 */
	void run(byte @Nullable [] data, int[] values) {
		start();
		if (data == null) {
			loadParents(values);
			LaneRounds.compress(this.s, this.lanes);
		}
		else {
			chunks(data);
		}
		for (int lane = 0; lane < this.lanes; lane++) {
			store(lane, values, this.nodes.target(this.first + lane));
		}
	}

	private void start() {
		for (int i = 0; i < Compression.VALUE; i++) {
			int row = LaneRounds.VALUES + i * LaneRounds.PITCH;
			Arrays.fill(this.s, row, row + this.lanes, Compression.iv(i));
		}
		for (int lane = 0; lane < this.lanes; lane++) {
			long counter = this.nodes.counter(this.first + lane);
			this.s[LaneRounds.COUNTERS + lane] = (int) counter;
			this.s[LaneRounds.COUNTERS + LaneRounds.PITCH + lane] = (int) (counter >>> 32);
		}
	}

	private void loadParents(int[] values) {
		for (int lane = 0; lane < this.lanes; lane++) {
			LaneRounds.load(values, this.nodes.from(this.first + lane), this.s, lane);
			this.s[LaneRounds.LENGTHS + lane] = Compression.BLOCK;
			this.s[LaneRounds.FLAGS + lane] = this.nodes.flags(this.first + lane);
		}
	}

	private void chunks(byte[] data) {
		int active = this.lanes;
		for (int block = 0; block < this.nodes.blocks(this.first); block++) {
			active = lanesBeyond(block, active);
			int whole = lanesBeyond(block + 1, active);
			loadWhole(data, block, whole);
			for (int lane = whole; lane < active; lane++) {
				loadLast(data, block, lane);
			}
			LaneRounds.compress(this.s, active);
		}
	}

	/**
	 * How many of so many lanes have a block of that number.
	 */
	private int lanesBeyond(int block, int most) {
		int count = most;
		while (count > 0 && this.nodes.blocks(this.first + count - 1) <= block) {
			count--;
		}
		return count;
	}

	private void loadWhole(byte[] data, int block, int whole) {
		Arrays.fill(this.s, LaneRounds.LENGTHS, LaneRounds.LENGTHS + whole, Compression.BLOCK);
		int flags = (block == 0) ? Compression.CHUNK_START : 0;
		Arrays.fill(this.s, LaneRounds.FLAGS, LaneRounds.FLAGS + whole, flags);
		for (int lane = 0; lane < whole; lane++) {
			LaneRounds.load(data, this.nodes.from(this.first + lane) + block * Compression.BLOCK, this.s, lane);
		}
	}

	private void loadLast(byte[] data, int block, int lane) {
		int node = this.first + lane;
		int at = this.nodes.from(node) + block * Compression.BLOCK;
		int length = this.nodes.length(node) - block * Compression.BLOCK;
		this.s[LaneRounds.LENGTHS + lane] = length;
		this.s[LaneRounds.FLAGS + lane] = this.nodes.flags(node, block);
		if (length == Compression.BLOCK) {
			LaneRounds.load(data, at, this.s, lane);
		}
		else {
			byte[] padded = new byte[Compression.BLOCK];
			System.arraycopy(data, at, padded, 0, length);
			LaneRounds.load(padded, 0, this.s, lane);
		}
	}

	private void store(int lane, int[] values, int at) {
		for (int i = 0; i < Compression.VALUE; i++) {
			values[at + i] = this.s[LaneRounds.VALUES + i * LaneRounds.PITCH + lane];
		}
	}

}
