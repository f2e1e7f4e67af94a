package dev.driveyard.content.metadata.structure;

/**
 * The cyclic sums of sound formats that Java's library lacks: none of them is reflected.
 */
final class FrameSums {

	/** Of FLAC's headers: x^8 + x^2 + x + 1. */
	private static final int[] CRC8 = table(0x07L << 24);

	/** Of FLAC's frames: x^16 + x^15 + x^2 + 1. */
	private static final int[] CRC16 = table(0x8005L << 16);

	/** Of Ogg's pages. */
	private static final int[] CRC32 = table(0x04C1_1DB7L);

	private FrameSums() {
	}

	/** By byte, for a polynomial in the upper bits. */
	private static int[] table(long polynomial) {
		int[] table = new int[256];
		for (int value = 0; value < 256; value++) {
			int sum = value << 24;
			for (int bit = 0; bit < 8; bit++) {
				sum = (sum < 0) ? (sum << 1) ^ (int) polynomial : sum << 1;
			}
			table[value] = sum;
		}
		return table;
	}

	static int crc8(byte[] bytes, int from, int length) {
		int sum = 0;
		for (int i = from; i < from + length; i++) {
			sum = CRC8[(sum ^ bytes[i]) & 0xFF] >>> 24;
		}
		return sum;
	}

	static int crc16(int sum, byte next) {
		return ((sum << 8) ^ (CRC16[((sum >>> 8) ^ next) & 0xFF] >>> 16)) & 0xFFFF;
	}

	static int crc32(int sum, byte next) {
		return (sum << 8) ^ CRC32[((sum >>> 24) ^ next) & 0xFF];
	}

}
