package dev.driveyard.provider.archive;

import java.io.IOException;

/**
 * How much larger something may become when it is unpacked, so that a few kilobytes that
 * somebody made for it don't fill disks.
 *
 * @param most how many times larger
 */
record Expansion(int most) {

	/** What stays below does no harm, whatever it was before. */
	private static final long HARMLESS = 1L << 30;

	/**
	 * Fails if too much would come, or has come, of too little.
	 */
	void require(long packed, long unpacked) throws IOException {
		if (unpacked > HARMLESS && unpacked / Math.max(1, packed) >= this.most) {
			throw new IOException("it becomes more than " + this.most
					+ " times larger when it is unpacked, which is what archives do that are made to fill disks."
					+ " The volume's setting 'expansion' allows more");
		}
	}

}
