package dev.driveyard.content;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A hash of 32 bytes. Immutable; ordered as its bytes are, unsigned, from the first.
 */
public final class ContentHash implements Comparable<ContentHash> {

	/** How many bytes a hash has. */
	public static final int BYTES = 32;

	private final byte[] bytes;

	private ContentHash(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * The hash with these 32 bytes.
	 * @throws IllegalArgumentException if there are more or fewer
	 */
	public static ContentHash of(byte[] bytes) {
		if (bytes.length != BYTES) {
			throw new IllegalArgumentException("A hash has " + BYTES + " bytes, not " + bytes.length);
		}
		return new ContentHash(bytes.clone());
	}

	/**
	 * The hash that is written as 64 hexadecimal digits.
	 * @throws IllegalArgumentException if the text is anything else
	 */
	public static ContentHash parse(String hex) {
		return of(HexFormat.of().parseHex(hex));
	}

	/**
	 * The hash made of eight words, the lowest byte of each first.
	 */
	static ContentHash ofWords(int[] words, int from) {
		byte[] bytes = new byte[BYTES];
		for (int i = 0; i < BYTES; i++) {
			bytes[i] = (byte) (words[from + i / 4] >>> (8 * (i % 4)));
		}
		return new ContentHash(bytes);
	}

	/**
	 * A copy of the 32 bytes.
	 */
	public byte[] bytes() {
		return this.bytes.clone();
	}

	@Override
	public int compareTo(ContentHash other) {
		return Arrays.compareUnsigned(this.bytes, other.bytes);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ContentHash hash && Arrays.equals(this.bytes, hash.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes);
	}

	/**
	 * 64 lower-case hexadecimal digits.
	 */
	@Override
	public String toString() {
		return HexFormat.of().formatHex(this.bytes);
	}

}
