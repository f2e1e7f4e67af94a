package dev.driveyard.content.manifest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.CRC32;

import dev.driveyard.content.Blake3;
import dev.driveyard.content.FullReads;
import dev.driveyard.content.TreeHash;
import dev.driveyard.storage.OpenFile;
import org.jspecify.annotations.Nullable;

/**
 * How a file is hashed.
 */
public enum Algorithm {

	/** As {@code b3sum} does. */
	BLAKE3("BLAKE3", 64),
	/** As {@code sha256sum} does. */
	SHA256("SHA-256", 64),
	/** As {@code sha512sum} does. */
	SHA512("SHA-512", 128),
	/** As {@code sha384sum} does; only read. */
	SHA384("SHA-384", 96),
	/** As {@code sha224sum} does; only read. */
	SHA224("SHA-224", 56),
	/** As {@code sha1sum} does; only read. */
	SHA1("SHA-1", 40),
	/** As {@code md5sum} does; only read. */
	MD5("MD5", 32),
	/** As lists with the ending {@code sfv} have it; only read. */
	CRC32("CRC-32", 8);

	private static final int BUFFER = 1 << 18;

	private final String standardName;

	private final int digits;

	Algorithm(String standardName, int digits) {
		this.standardName = standardName;
		this.digits = digits;
	}

	/** How many hexadecimal digits a hash has. */
	public int digits() {
		return this.digits;
	}

	/**
	 * The algorithm of this name, in any case, with a hyphen or without, also as newer
	 * versions of OpenSSL say it ({@code SHA2-256}); null if none.
	 */
	public static @Nullable Algorithm named(String name) {
		String plain = name.toUpperCase(Locale.ROOT).replace("SHA2-", "SHA").replace("-", "");
		for (Algorithm algorithm : values()) {
			if (algorithm.name().equals(plain)) {
				return algorithm;
			}
		}
		return null;
	}

	/** Reads a file to its end. */
	String hash(OpenFile file, long size) throws IOException {
		if (this == BLAKE3 && size <= BUFFER) {
			ByteBuffer small = ByteBuffer.allocate((int) size);
			FullReads.read(file::read, 0, small);
			return Blake3.hash(small.array()).toString();
		}
		if (this == BLAKE3) {
			return new TreeHash(Runnable::run, 1).hash(file::read, size, (done) -> {
			}).toString();
		}
		if (this == CRC32) {
			CRC32 sum = new CRC32();
			each(file, sum::update);
			return String.format("%08x", sum.getValue());
		}
		try {
			MessageDigest digest = MessageDigest.getInstance(this.standardName);
			each(file, digest::update);
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void each(OpenFile file, Consumer<ByteBuffer> sum) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
		long at = 0;
		for (int read = file.read(buffer, at); read > 0; read = file.read(buffer.clear(), at)) {
			sum.accept(buffer.flip());
			at += read;
		}
	}

}
