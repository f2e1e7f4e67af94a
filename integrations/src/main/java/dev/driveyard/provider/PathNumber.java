package dev.driveyard.provider;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A number for a file where the volume has no inodes: it is derived from the path, so it
 * is the same each time, and another one when the file was renamed.
 */
public final class PathNumber {

	private PathNumber() {
	}

	/**
	 * The number of a path; 63 bits, so that two paths of a volume with ten million files
	 * share one with a chance of about one to two hundred thousand.
	 */
	public static long of(String path) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
			return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
