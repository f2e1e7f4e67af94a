package dev.driveyard.provider.archive;

import java.io.IOException;
import java.util.List;

/**
 * Where a file has data: all else of it is zeros. In the archive, the stretches of data
 * follow each other.
 */
final class SparseMap {

	private final long[] offsets;

	private final long[] lengths;

	private final long size;

	private SparseMap(long[] offsets, long[] lengths, long size) {
		this.offsets = offsets;
		this.lengths = lengths;
		this.size = size;
	}

	/** How many stretches there are. */
	int count() {
		return this.offsets.length;
	}

	/** Where one of them begins. */
	long offset(int number) {
		return this.offsets[number];
	}

	/** How long it is. */
	long length(int number) {
		return this.lengths[number];
	}

	/** The size of the file. */
	long size() {
		return this.size;
	}

	/** A file that is data throughout. */
	static SparseMap whole(long size) {
		return new SparseMap(new long[] { 0 }, new long[] { size }, size);
	}

	/**
	 * @param numbers offset and length of each stretch
	 * @param stored how many bytes of data there are
	 */
	static SparseMap of(List<Long> numbers, long size, long stored) throws IOException {
		long[] offsets = new long[numbers.size() / 2];
		long[] lengths = new long[offsets.length];
		long end = 0;
		long sum = 0;
		for (int i = 0; i < offsets.length; i++) {
			offsets[i] = numbers.get(2 * i);
			lengths[i] = numbers.get(2 * i + 1);
			if (offsets[i] < end || lengths[i] < 0 || lengths[i] > size - offsets[i]) {
				throw PaxRecords.damaged();
			}
			end = offsets[i] + lengths[i];
			sum += lengths[i];
		}
		if (numbers.size() % 2 != 0 || sum > stored) {
			throw PaxRecords.damaged();
		}
		return new SparseMap(offsets, lengths, size);
	}

}
