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
		int from = nodes.from(node);
		long counter = nodes.counter(node);
		int last = nodes.blocks(node) - 1;
		int flags = Compression.CHUNK_START;
		Compression.start(values, target);
		for (int block = 0; block < last; block++) {
			Compression.load(data, from + block * Compression.BLOCK, message);
			Compression.compress(values, target, message, counter, Compression.BLOCK, flags);
			flags = 0;
		}
		int length = nodes.length(node) - last * Compression.BLOCK;
		load(data, from + last * Compression.BLOCK, length, message);
		Compression.compress(values, target, message, counter, length, nodes.flags(node, last));
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
