package dev.driveyard.transfer.removal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Random bytes as fast as a disk takes them: AES in counter mode under a key that nobody
 * knows.
 */
final class RandomBytes {

	private static final int LENGTH = 256 << 10;

	private final ByteBuffer zeros = ByteBuffer.allocateDirect(LENGTH);

	private final ByteBuffer bytes = ByteBuffer.allocateDirect(LENGTH);

	private final Cipher cipher;

	RandomBytes(SecureRandom random) {
		byte[] seed = new byte[32];
		random.nextBytes(seed);
		try {
			this.cipher = Cipher.getInstance("AES/CTR/NoPadding");
			this.cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(seed, 0, 16, "AES"),
					new IvParameterSpec(seed, 16, 16));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JDK has AES", ex);
		}
	}

	/** The next bytes, at most this many; valid until the next call. */
	ByteBuffer next(long most) {
		int length = (int) Math.min(most, LENGTH);
		try {
			this.cipher.update(this.zeros.clear().limit(length), this.bytes.clear());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		return this.bytes.flip();
	}

}
