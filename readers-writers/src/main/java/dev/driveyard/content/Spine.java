package dev.driveyard.content;

/**
 * The finished subtrees on the left edge of what is still to come, as section 5.1.2 of
 * the BLAKE3 paper keeps them: one for each bit that is set in the number of equal
 * subtrees so far. Not thread-safe.
 */
final class Spine {

	private final int[] values = new int[Compression.VALUE * (Long.SIZE + 1)];

	private final int[] message = new int[Compression.WORDS];

	private long pushed;

	private int depth;

	boolean isEmpty() {
		return this.depth == 0;
	}

	/**
	 * Adds the next subtree; all that are pushed have the same size.
	 */
	void push(int[] value, int at) {
		System.arraycopy(value, at, this.values, this.depth++ * Compression.VALUE, Compression.VALUE);
		this.pushed++;
		for (int i = Long.numberOfTrailingZeros(this.pushed); i > 0; i--) {
			this.depth--;
			join(this.values, (this.depth - 1) * Compression.VALUE, 0);
		}
	}

	/**
	 * The root above all subtrees and a last one, which may be smaller. The spine stays
	 * as it is.
	 */
	ContentHash root(int[] last, int at) {
		int[] pair = new int[2 * Compression.VALUE];
		System.arraycopy(last, at, pair, 0, Compression.VALUE);
		for (int i = this.depth - 1; i >= 0; i--) {
			System.arraycopy(pair, 0, pair, Compression.VALUE, Compression.VALUE);
			System.arraycopy(this.values, i * Compression.VALUE, pair, 0, Compression.VALUE);
			join(pair, 0, (i == 0) ? Compression.ROOT : 0);
		}
		return ContentHash.ofWords(pair, 0);
	}

	private void join(int[] pair, int at, int flags) {
		Compression.join(pair, at, pair, at, this.message, flags);
	}

}
