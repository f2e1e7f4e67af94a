package dev.driveyard.content;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * Up to 256 nodes side by side, in plain Java that the JVM's optimising compiler turns
 * into vector instructions. Until that compiler has got to it, and without that compiler,
 * it is slower than {@link ScalarKernel}. Each thread that is inside borrows 50 KiB,
 * which are kept for the next.
 */
final class LanesKernel implements Kernel {

	private static final int FEWEST = 24;

	private final Queue<int[]> spare = new ConcurrentLinkedQueue<>();

	@Override
	public int fewest() {
		return FEWEST;
	}

	@Override
	public void chunks(byte[] data, Nodes nodes, int[] values) {
		run(data, nodes, values);
	}

	@Override
	public void parents(Nodes nodes, int[] values) {
		run(null, nodes, values);
	}

	private void run(byte @Nullable [] data, Nodes nodes, int[] values) {
		int[] polled = this.spare.poll();
		int[] s = (polled != null) ? polled : new int[LaneRounds.STATE];
		int groups = (nodes.size() + LaneRounds.LANES - 1) / LaneRounds.LANES;
		for (int i = 0; i < groups; i++) {
			int first = (int) ((long) nodes.size() * i / groups);
			int lanes = (int) ((long) nodes.size() * (i + 1) / groups) - first;
			new LaneGroup(nodes, first, lanes, s).run(data, values);
		}
		this.spare.add(s);
	}

}
