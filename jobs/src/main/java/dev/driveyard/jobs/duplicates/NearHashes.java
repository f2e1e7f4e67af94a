package dev.driveyard.jobs.duplicates;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Finds the hashes that differ from one in few bits, without looking at all of them:
 * multi-index hashing (Norouzi, Punjani and Fleet, Fast Search in Hamming Space with
 * Multi-Index Hashing, CVPR 2012). Hashes of 64 bits are parted into four of 16. Of two
 * that differ in 4s + a bits, a below 4, one of the first a + 1 parts differs in s bits
 * at most, or one of the others in s - 1. For each part a table has the hashes by its
 * value. Takes 24 bytes for each hash.
 */
final class NearHashes {

	private static final int PARTS = 4;

	private static final int VALUES = 1 << 16;

	/** By the number of their bits. */
	private static final int[] MASKS = IntStream.range(0, VALUES)
		.boxed()
		.sorted(Comparator.comparingInt((Integer mask) -> Integer.bitCount(mask)).thenComparingInt((mask) -> mask))
		.mapToInt(Integer::intValue)
		.toArray();

	/** How many masks have so many bits at most. */
	private static final int[] COUNTS = counts();

	private final long[] hashes;

	/** By part: where the places of a value begin. */
	private final int[][] starts = new int[PARTS][VALUES + 1];

	/** By part: places, by value. */
	private final int[][] places;

	/**
	 * An index.
	 * @param hashes by place
	 */
	NearHashes(long[] hashes) {
		this.hashes = hashes;
		this.places = new int[PARTS][hashes.length];
		for (int part = 0; part < PARTS; part++) {
			fill(part);
		}
	}

	private static int[] counts() {
		int[] counts = new int[17];
		for (int mask : MASKS) {
			counts[Integer.bitCount(mask)]++;
		}
		Arrays.parallelPrefix(counts, Integer::sum);
		return counts;
	}

	private void fill(int part) {
		int[] ends = this.starts[part];
		for (long hash : this.hashes) {
			ends[part(hash, part) + 1]++;
		}
		Arrays.parallelPrefix(ends, Integer::sum);
		int[] next = ends.clone();
		for (int place = 0; place < this.hashes.length; place++) {
			this.places[part][next[part(this.hashes[place], part)]++] = place;
		}
	}

	private static int part(long hash, int part) {
		return (int) (hash >>> (16 * part)) & 0xFFFF;
	}

	/**
	 * Tells of all that differ in so many bits at most; of some more than once.
	 */
	void near(long hash, int bits, Consumer consumer) {
		int each = bits / PARTS;
		int more = bits % PARTS;
		for (int part = 0; part < PARTS; part++) {
			int radius = (part <= more) ? each : each - 1;
			if (radius >= 0) {
				near(hash, bits, part, COUNTS[radius], consumer);
			}
		}
	}

	private void near(long hash, int bits, int part, int masks, Consumer consumer) {
		int value = part(hash, part);
		int[] bounds = this.starts[part];
		int[] found = this.places[part];
		for (int mask = 0; mask < masks; mask++) {
			int sought = value ^ MASKS[mask];
			for (int at = bounds[sought]; at < bounds[sought + 1]; at++) {
				int distance = Long.bitCount(hash ^ this.hashes[found[at]]);
				if (distance <= bits) {
					consumer.accept(found[at], distance);
				}
			}
		}
	}

	/**
	 * Told of hashes.
	 */
	@FunctionalInterface
	interface Consumer {

		/** Told of one by its place. */
		void accept(int place, int distance);

	}

}
