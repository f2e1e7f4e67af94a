package dev.driveyard.content.metadata;

import java.time.Duration;

/**
 * What a file may cost.
 *
 * @param deadline how long one file may take, the reading of its bytes included
 * @param heapMegabytes the memory of the child
 * @param readBytes how many bytes of one file the child may ask for
 * @param filesPerChild after so many files a child makes room for a new one
 */
public record MetadataLimits(Duration deadline, int heapMegabytes, long readBytes, int filesPerChild) {

	/**
	 * Limits that all honest files keep to.
	 */
	public static final MetadataLimits DEFAULT = new MetadataLimits(Duration.ofSeconds(20), 192, 256L << 20, 20_000);

	public MetadataLimits {
		if (deadline.isNegative() || deadline.isZero() || heapMegabytes < 32 || readBytes < 1 || filesPerChild < 1) {
			throw new IllegalArgumentException("a deadline, at least 32 MB of heap, bytes and files are needed: "
					+ deadline + ", " + heapMegabytes + ", " + readBytes + ", " + filesPerChild);
		}
	}

}
