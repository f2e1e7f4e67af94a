package dev.driveyard.picture.decode;

import java.io.IOException;

/**
 * The codes by which a JPEG file says how many bits a number has.
 */
final class HuffmanCodes {

	static final int LENGTHS = 16;

	private final int[] counts;

	private final int[] symbols;

	private HuffmanCodes(int[] counts, int[] symbols) {
		this.counts = counts;
		this.symbols = symbols;
	}

	/**
	 * As they stand in a file: how many there are of each length, then what they mean.
	 */
	static HuffmanCodes read(ScanBits bits) throws IOException {
		int[] counts = new int[LENGTHS];
		int all = 0;
		for (int i = 0; i < LENGTHS; i++) {
			counts[i] = bits.u8();
			all += counts[i];
		}
		int[] symbols = new int[all];
		for (int i = 0; i < all; i++) {
			symbols[i] = bits.u8();
		}
		return new HuffmanCodes(counts, symbols);
	}

	/** How many bytes it takes in the file. */
	int size() {
		return LENGTHS + this.symbols.length;
	}

	/** What the next code means. */
	int next(ScanBits bits) throws IOException {
		int code = 0;
		int first = 0;
		int index = 0;
		for (int count : this.counts) {
			code |= bits.bit();
			if (code - first < count) {
				return this.symbols[index + code - first];
			}
			index += count;
			first = (first + count) << 1;
			code <<= 1;
		}
		throw new IOException("a code that there is not");
	}

}
