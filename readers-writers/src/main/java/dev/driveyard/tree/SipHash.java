package dev.driveyard.tree;

/**
 * SipHash-2-4 with a result of 128 bits, over whole 64-bit words (J.-P. Aumasson and D.
 * J. Bernstein, https://github.com/veorq/SipHash): keyed, so that nobody who does not
 * know the key can make two inputs with one hash. Unlike the JDK's digests it takes
 * numbers as they are, and needs no intrinsic to be fast. For one thread.
 */
final class SipHash {

	private final long key0;

	private final long key1;

	private long v0;

	private long v1;

	private long v2;

	private long v3;

	private long words;

	SipHash(long key0, long key1) {
		this.key0 = key0;
		this.key1 = key1;
		reset();
	}

	private void reset() {
		this.v0 = this.key0 ^ 0x736f6d6570736575L;
		this.v1 = this.key1 ^ 0x646f72616e646f6dL ^ 0xee;
		this.v2 = this.key0 ^ 0x6c7967656e657261L;
		this.v3 = this.key1 ^ 0x7465646279746573L;
		this.words = 0;
	}

	/** Adds a word; bytes count from its lowest. */
	SipHash add(long word) {
		this.v3 ^= word;
		round();
		round();
		this.v0 ^= word;
		this.words++;
		return this;
	}

	/** Adds a text: its length, then its UTF-16 units, four to a word. */
	SipHash add(String text) {
		int length = text.length();
		add((long) length);
		for (int i = 0; i < length; i += 4) {
			long word = 0;
			for (int j = i; j < length && j < i + 4; j++) {
				word |= (long) text.charAt(j) << (16 * (j - i));
			}
			add(word);
		}
		return this;
	}

	/** The hash of all words as 32 hex digits; begins anew. */
	String finish() {
		long last = (this.words * Long.BYTES) << 56;
		add(last);
		this.v2 ^= 0xee;
		long low = finalRounds();
		this.v1 ^= 0xdd;
		long high = finalRounds();
		reset();
		return hex(low) + hex(high);
	}

	private long finalRounds() {
		for (int i = 0; i < 4; i++) {
			round();
		}
		return this.v0 ^ this.v1 ^ this.v2 ^ this.v3;
	}

	private void round() {
		this.v0 += this.v1;
		this.v1 = Long.rotateLeft(this.v1, 13) ^ this.v0;
		this.v0 = Long.rotateLeft(this.v0, 32);
		this.v2 += this.v3;
		this.v3 = Long.rotateLeft(this.v3, 16) ^ this.v2;
		this.v0 += this.v3;
		this.v3 = Long.rotateLeft(this.v3, 21) ^ this.v0;
		this.v2 += this.v1;
		this.v1 = Long.rotateLeft(this.v1, 17) ^ this.v2;
		this.v2 = Long.rotateLeft(this.v2, 32);
	}

	/** The bytes of a word from its lowest, as the reference prints them. */
	private static String hex(long word) {
		String digits = Long.toHexString(Long.reverseBytes(word));
		return "0".repeat(16 - digits.length()) + digits;
	}

}
