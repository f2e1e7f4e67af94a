package dev.driveyard.content;

import java.util.Random;

import org.bouncycastle.crypto.digests.Blake3Digest;

/**
 * Another implementation of BLAKE3, and data to hash.
 */
final class Oracle {

	private Oracle() {
	}

	static ContentHash hash(byte[] data, int offset, int length) {
		Blake3Digest digest = new Blake3Digest(256);
		digest.update(data, offset, length);
		byte[] hash = new byte[32];
		digest.doFinal(hash, 0);
		return ContentHash.of(hash);
	}

	static ContentHash hash(byte[] data) {
		return hash(data, 0, data.length);
	}

	/** The data of the official vectors. */
	static byte[] pattern(int length) {
		byte[] data = new byte[length];
		for (int i = 0; i < length; i++) {
			data[i] = (byte) (i % 251);
		}
		return data;
	}

	static byte[] random(int length, long seed) {
		byte[] data = new byte[length];
		new Random(seed).nextBytes(data);
		return data;
	}

}
