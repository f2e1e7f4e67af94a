package dev.driveyard.content;

/**
 * One node after the other. Works everywhere, is compiled within milliseconds, and
 * nothing is faster for a few nodes.
 */
final class ScalarKernel implements Kernel {

	@Override
	public int fewest() {
		return 1;
	}

	@Override
	public void chunks(byte[] data, Nodes nodes, int[] values) {
		int[] message = new int[Compression.WORDS];
		for (int i = 0; i < nodes.size(); i++) {
			chunk(data, nodes, i, values, message);
		}
	}

	private static void chunk(byte[] data, Nodes nodes, int node, int[] values, int[] message) {
		int target = nodes.target(node);
		int left = nodes.length(node);
		int blocks = nodes.blocks(node);
		Compression.start(values, target);
		for (int block = 0; block < blocks; block++) {
			int length = Math.min(left, Compression.BLOCK);
			load(data, nodes.from(node) + block * Compression.BLOCK, length, message);
			Compression.compress(values, target, message, nodes.counter(node), length, nodes.flags(node, block));
			left -= length;
		}
	}

	private static void load(byte[] data, int at, int length, int[] message) {
		if (length == Compression.BLOCK) {
			Compression.load(data, at, message);
		}
		else {
			byte[] padded = new byte[Compression.BLOCK];
			System.arraycopy(data, at, padded, 0, length);
			Compression.load(padded, 0, message);
		}
	}

	@Override
	public void parents(Nodes nodes, int[] values) {
		int[] message = new int[Compression.WORDS];
		for (int i = 0; i < nodes.size(); i++) {
			Compression.join(values, nodes.from(i), values, nodes.target(i), message, nodes.flags(i));
		}
	}

}
