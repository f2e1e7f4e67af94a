package dev.driveyard.picture;

import java.time.Duration;

import dev.driveyard.content.containment.ChildLimits;

/**
 * What a medium may cost.
 *
 * @param pixels the most that a picture may have
 * @param deadline how long one file may take, the reading of its bytes included
 * @param heapMegabytes the memory of a child's own code
 * @param nativeMegabytes what its libraries may take besides
 * @param sharedMegabytes what the large pictures in all children may take at one time
 * @param readBytes how many bytes of one file the child may ask for
 * @param filesPerChild after so many files a child makes room for a new one
 */
public record RenderLimits(long pixels, Duration deadline, int heapMegabytes, int nativeMegabytes, int sharedMegabytes,
		long readBytes, int filesPerChild) {

	/** Limits that all honest media keep to. */
	public static final RenderLimits DEFAULT = new RenderLimits(400_000_000, Duration.ofSeconds(60), 256, 384, 160,
			1L << 30, 5_000);

	/** A child is replaced when it has been at work for half of this. */
	private static final Duration LIFE = Duration.ofMinutes(30);

	public RenderLimits {
		if (pixels < 1 || deadline.isNegative() || deadline.isZero() || heapMegabytes < 32 || nativeMegabytes < 32
				|| sharedMegabytes < 1 || readBytes < 1 || filesPerChild < 1) {
			throw new IllegalArgumentException(
					"pixels, a deadline, at least 32 MB of memory, bytes and files are needed: " + pixels + ", "
							+ deadline + ", " + heapMegabytes + ", " + nativeMegabytes + ", " + sharedMegabytes + ", "
							+ readBytes + ", " + filesPerChild);
		}
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
