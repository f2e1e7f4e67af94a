package dev.driveyard.content.metadata;

import java.time.Duration;

import dev.driveyard.content.containment.ChildLimits;

/**
 * What a file may cost.
 *
 * @param deadline how long one file may take, the reading of its bytes included
 * @param heapMegabytes the memory of the child
 * @param nativeMegabytes what its libraries may take besides, as to decode a picture
 * @param readBytes how many bytes of one file the child may ask for
 * @param filesPerChild after so many files a child makes room for a new one
 */
public record MetadataLimits(Duration deadline, int heapMegabytes, int nativeMegabytes, long readBytes,
		int filesPerChild) {

	/** How much memory the libraries of a child may take, in megabytes. */
	private static final int NATIVE_MEGABYTES = Math.max(64, Integer.getInteger("driveyard.child-memory", 384));

	/** A child is replaced when it has been at work for half of this. */
	private static final Duration LIFE = Duration.ofMinutes(20);

	/**
	 * Limits that all honest files keep to.
	 */
	public static final MetadataLimits DEFAULT = new MetadataLimits(Duration.ofSeconds(20), 192, 256L << 20, 20_000);

	public MetadataLimits {
		if (deadline.isNegative() || deadline.isZero() || heapMegabytes < 32 || nativeMegabytes < 32 || readBytes < 1
				|| filesPerChild < 1) {
			throw new IllegalArgumentException(
					"a deadline, at least 32 MB of heap, bytes and files are needed: " + deadline + ", " + heapMegabytes
							+ ", " + nativeMegabytes + ", " + readBytes + ", " + filesPerChild);
		}
	}

	/**
	 * With the memory for libraries that is set for this process.
	 */
	public MetadataLimits(Duration deadline, int heapMegabytes, long readBytes, int filesPerChild) {
		this(deadline, heapMegabytes, NATIVE_MEGABYTES, readBytes, filesPerChild);
	}

	/** How long a child may be at work before it makes room for a new one. */
	public Duration longestWork() {
		return LIFE.dividedBy(2);
	}

	/** What the operating system allows a child. */
	public ChildLimits child() {
		return new ChildLimits(this.heapMegabytes, this.nativeMegabytes,
				LIFE.plus(this.deadline.multipliedBy(4)).toSeconds());
	}

}
